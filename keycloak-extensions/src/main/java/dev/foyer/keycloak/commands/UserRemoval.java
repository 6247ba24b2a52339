package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.marker.KnownChanges;
import dev.foyer.keycloak.storage.OwnRow;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.UserPreRemovedEvent;
import org.keycloak.models.UserModel.UserRemovedEvent;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.provider.ProviderEvent;

/**
 * Removes users. One who has nothing but what a guest is made with, attributes and roles, goes with the others of the list in three
 * statements, between the two events that every removal has: whoever listens, as sessions do, follows. Keycloak removes everybody
 * else, as the Admin API does, in about forty statements a user.
 */
final class UserRemoval {

    /** Tables in which a user may have something, in a column {@code user_id}. A test compares them with Keycloak's schema. */
    private static final List<String> MORE = List.of(
            "broker_link",
            "credential",
            "fed_issued_ver_credential",
            "fed_user_attribute",
            "fed_user_consent",
            "fed_user_credential",
            "fed_user_group_membership",
            "fed_user_required_action",
            "fed_user_role_mapping",
            "fed_user_ver_credential",
            "federated_identity",
            "issued_ver_credential",
            "user_consent",
            "user_group_membership",
            "user_required_action",
            "user_ver_credential");

    private static final String WITH_MORE = "select u.id from unnest(?) as u (id) where "
            + MORE.stream()
                    .map(table -> "exists (select from " + table + " t where t.user_id = u.id)")
                    .collect(Collectors.joining(" or "));

    private static final List<String> REMOVE = List.of(
            "delete from user_attribute where user_id = any (?)",
            "delete from user_role_mapping where user_id = any (?)",
            "delete from user_entity where id = any (?)");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Session jpa;

    UserRemoval(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.jpa = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class);
    }

    /** @throws ModelException when one of them cannot be removed; the transaction is to be rolled back */
    void of(List<UserModel> guests) {
        if (guests.isEmpty()) {
            return;
        }
        guests.forEach(this::forgetFailures);
        Set<String> withMore = IdQuery.of(jpa, WITH_MORE, ids(guests.stream()));
        guests.stream().filter(guest -> withMore.contains(guest.getId())).forEach(this::byKeycloak);
        List<UserModel> plain = guests.stream()
                .filter(guest -> !withMore.contains(guest.getId()))
                .toList();
        if (!plain.isEmpty()) {
            together(plain);
        }
    }

    /** Where Keycloak keeps failed sign-ins in its database, a removal leaves them there. */
    private void forgetFailures(UserModel guest) {
        if (session.loginFailures().getUserLoginFailure(realm, guest.getId()) != null) {
            session.loginFailures().removeUserLoginFailure(realm, guest.getId());
        }
    }

    private void byKeycloak(UserModel guest) {
        KnownChanges.unmarked(jpa, Set.of(guest.getId()), () -> {
            if (!new UserManager(session).removeUser(realm, guest)) {
                throw new ModelException("Keycloak does not remove the guest " + guest.getId() + ".");
            }
        });
    }

    private void together(List<UserModel> guests) {
        guests.forEach(guest -> publish(new Removing(realm, guest, session)));
        jpa.flush();
        for (UserModel guest : guests) {
            UserEntity row = jpa.find(UserEntity.class, guest.getId());
            row.getAttributes().forEach(jpa::detach);
            jpa.detach(row);
            OwnRow.dispel(session, realm, guest);
        }
        Set<String> ids = ids(guests.stream());
        jpa.doWork(connection -> {
            int removed = 0;
            for (String statement : REMOVE) {
                try (PreparedStatement remove = connection.prepareStatement(statement)) {
                    remove.setQueryTimeout(CommandLog.SECONDS_TO_WAIT);
                    remove.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
                    removed = remove.executeUpdate();
                }
            }
            if (removed != ids.size()) {
                throw new ModelException("Of " + ids.size() + " guests only " + removed + " can be removed.");
            }
        });
        guests.forEach(guest -> publish(new Removed(realm, guest, session)));
    }

    private void publish(ProviderEvent event) {
        session.getKeycloakSessionFactory().publish(event);
    }

    private static Set<String> ids(Stream<UserModel> users) {
        return users.map(UserModel::getId).collect(Collectors.toSet());
    }

    private record Removing(RealmModel getRealm, UserModel getUser, KeycloakSession getKeycloakSession)
            implements UserPreRemovedEvent {}

    private record Removed(RealmModel getRealm, UserModel getUser, KeycloakSession getKeycloakSession)
            implements UserRemovedEvent {}
}
