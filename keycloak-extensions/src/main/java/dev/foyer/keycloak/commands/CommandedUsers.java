package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.commands.IdentityCommand.Act;
import dev.foyer.keycloak.commands.IdentityCommand.Link;
import dev.foyer.keycloak.commands.IdentityCommand.State;
import dev.foyer.keycloak.staff.Staff;
import dev.foyer.keycloak.staff.StaffSql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * The users of one list of commands, by sets: one statement locks their rows, one reads those of states and of guests to end
 * with their attributes, one tells staff from customers. Keycloak writes a row as a whole, from what it read: without the lock, two lists with the same
 * user would take back what the other has written.
 */
final class CommandedUsers {

    /** In the order of the ids, so that two lists wait for each other; what refers to the rows may be written meanwhile. */
    private static final String LOCK = """
            select u.id from user_entity u
             where u.id = any (?) and (u.federation_link is not null) = ?
             order by u.id for no key update
            """;

    /** Brings them into the transaction's persistence context, where the model then finds them. */
    private static final String WITH_ATTRIBUTES =
            "select u from UserEntity u left join fetch u.attributes where u.id in (:ids)";

    private static final String CUSTOMERS = StaffSql.ROLES_AND_GROUPS
            + "select u.id from user_entity u where u.realm_id = ? and u.id = any (?) and " + StaffSql.IS_CUSTOMER;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Session jpa;
    private final Set<String> existing;
    private final Set<String> customers;

    private CommandedUsers(
            KeycloakSession session, RealmModel realm, Session jpa, Set<String> existing, Set<String> customers) {
        this.session = session;
        this.realm = realm;
        this.jpa = jpa;
        this.existing = existing;
        this.customers = customers;
    }

    static CommandedUsers read(KeycloakSession session, RealmModel realm, List<IdentityCommand> commands) {
        Session jpa = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class);
        Set<String> ids = ids(commands.stream());
        Set<String> existing = lock(jpa, ids, false);
        Set<String> withAttributes = ids(commands.stream().filter(CommandedUsers::needsAttributes));
        if (!withAttributes.isEmpty()) {
            jpa.createQuery(WITH_ATTRIBUTES, UserEntity.class)
                    .setParameterList("ids", withAttributes)
                    .getResultList();
        }
        return new CommandedUsers(session, realm, jpa, existing, customers(jpa, realm.getId(), ids));
    }

    private static boolean needsAttributes(IdentityCommand command) {
        return command instanceof State
                || command instanceof Link
                || command instanceof Act act && act.action().ends();
    }

    private static Set<String> lock(Session jpa, Set<String> ids, boolean linked) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setQueryTimeout(CommandLog.SECONDS_TO_WAIT);
                lock.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
                lock.setBoolean(2, linked);
                try (ResultSet rows = lock.executeQuery()) {
                    return ids(rows);
                }
            }
        });
    }

    private static Set<String> ids(Stream<IdentityCommand> commands) {
        return commands.map(IdentityCommand::userId).collect(Collectors.toSet());
    }

    private static Set<String> customers(Session jpa, String realmId, Set<String> ids) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(CUSTOMERS)) {
                int next = StaffSql.bind(query, realmId);
                query.setString(next, realmId);
                query.setArray(next + 1, connection.createArrayOf("varchar", ids.toArray()));
                try (ResultSet rows = query.executeQuery()) {
                    return ids(rows);
                }
            }
        });
    }

    private static Set<String> ids(ResultSet rows) throws SQLException {
        Set<String> ids = new HashSet<>();
        while (rows.next()) {
            ids.add(rows.getString(1));
        }
        return ids;
    }

    /** Whether Keycloak has a user of that id, of its own or of a directory; costs nothing. */
    boolean exists(String id) {
        return existing.contains(id) || customers.contains(id);
    }

    /**
     * A user past this node's cache, which may lag behind a write on another node: what looks unchanged there must still be
     * written. Writing through the user dispels it from every node's cache.
     */
    Optional<UserModel> user(String id) {
        Optional<UserModel> user = current(id);
        if (user.filter(found -> found.getFederationLink() != null).isPresent()) {
            lockLinked(id);
        }
        return user;
    }

    /** A user as Keycloak's own tables have it, which the cache is not asked for and does not learn of. */
    Optional<UserModel> ownUser(String id) {
        return Optional.ofNullable(session.getProvider(UserProvider.class).getUserById(realm, id));
    }

    private Optional<UserModel> current(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (!(user instanceof CachedUserModel cached)) {
            return Optional.ofNullable(user);
        }
        try {
            return Optional.of(cached.getDelegateForUpdate());
        } catch (IllegalStateException e) {
            // Keycloak's way to say that a cached user was removed meanwhile.
            return Optional.empty();
        }
    }

    /**
     * Not before the user has been found: whom Keycloak does not find in the directory any more it removes in a transaction of
     * its own, which would wait for this one.
     */
    private void lockLinked(String id) {
        lock(jpa, Set.of(id), true);
        UserEntity row = jpa.find(UserEntity.class, id);
        if (row != null) {
            jpa.refresh(row);
        }
    }

    /**
     * Whether the user is not to be touched; whoever has no row of their own in Keycloak is not, either. A directory may give
     * roles that are in no table of Keycloak's.
     */
    boolean isStaff(UserModel user) {
        return !customers.contains(user.getId()) || user.getFederationLink() != null && Staff.includes(user);
    }
}
