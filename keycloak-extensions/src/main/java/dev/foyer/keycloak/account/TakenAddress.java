package dev.foyer.keycloak.account;

import dev.foyer.keycloak.storage.OwnTables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider;

/**
 * Whether an address has an account, in the same time for every address: one statement past Keycloak's cache, which knows only
 * those who are there. A former address is taken for as long as its owner can have it back. Where the realm has a directory,
 * that is asked too, found or not; how long it takes is its own affair.
 */
public final class TakenAddress {

    private static final String TAKEN = """
            select exists (select 1 from user_entity where realm_id = ? and email = ? and id <> ?)
                or exists (select 1 from user_entity where realm_id = ? and username = ? and id <> ?)
                or exists (select 1 from foyer_former_email
                            where realm_id = ? and email = ? and user_id <> ? and expires_at > clock_timestamp())
            """;

    private static final String TAKEN_OF_MANY = """
            select w.user_id from unnest(?, ?) as w (user_id, email)
             where exists (select 1 from user_entity u where u.realm_id = ? and u.email = w.email and u.id <> w.user_id)
                or exists (select 1 from user_entity u where u.realm_id = ? and u.username = w.email and u.id <> w.user_id)
                or exists (select 1 from foyer_former_email f
                            where f.realm_id = ? and f.email = w.email and f.user_id <> w.user_id
                              and f.expires_at > clock_timestamp())
            """;

    private static final String NOBODY = "";

    private final KeycloakSession session;
    private final RealmModel realm;

    public TakenAddress(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether somebody has it as email or as user name; in lower case, as Keycloak keeps both. */
    public boolean is(String email) {
        return isForOthersThan(NOBODY, email);
    }

    /** Whether somebody has it who is not this user. */
    public boolean isForOthersThan(String userId, String email) {
        boolean here = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class)
                .doReturningWork(connection -> {
                    try (PreparedStatement query = connection.prepareStatement(TAKEN)) {
                        for (int column = 1; column <= 9; column += 3) {
                            query.setString(column, realm.getId());
                            query.setString(column + 1, email);
                            query.setString(column + 2, userId);
                        }
                        try (ResultSet row = query.executeQuery()) {
                            return row.next() && row.getBoolean(1);
                        }
                    }
                });
        return here || inDirectory(userId, email);
    }

    /**
     * The users among these whose address another one has, in one statement however many they are.
     *
     * @param addresses by user id, in whatever case
     */
    public Set<String> amongOthers(Map<String, String> addresses) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        Map<String, String> lower = new LinkedHashMap<>();
        addresses.forEach((userId, email) -> lower.put(userId, email.toLowerCase(Locale.ROOT)));
        Set<String> taken = new HashSet<>(new OwnTables(session)
                .list(
                        row -> row.getString(1),
                        TAKEN_OF_MANY,
                        lower.keySet().toArray(String[]::new),
                        lower.values().toArray(String[]::new),
                        realm.getId(),
                        realm.getId(),
                        realm.getId()));
        lower.forEach((userId, email) -> {
            if (inDirectory(userId, email)) {
                taken.add(userId);
            }
        });
        return taken;
    }

    private boolean inDirectory(String userId, String email) {
        if (realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .findAny()
                .isEmpty()) {
            return false;
        }
        UserModel found = session.users().getUserByEmail(realm, email);
        return found != null && !found.getId().equals(userId);
    }
}
