package dev.foyer.keycloak.signup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.keycloak.signup.PendingSignUp.Details;
import dev.foyer.keycloak.storage.Secret;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The sign-ups of a realm that wait for their confirmation, in the transaction at hand. An address may have several, each with
 * its own link: whoever signs up with somebody else's address takes nothing away from the one that its owner waits for.
 */
final class PendingSignUps {

    /** How long a sign-up may be confirmed. */
    static final Duration LIFE = Duration.ofDays(7);

    // More than anybody needs in one browser, few enough in all that nobody's inbox is filled. By device first: a
    // stranger with the same address does not use up what its owner needs.
    private static final int MOST_AN_HOUR_OF_A_DEVICE = 5;
    private static final int MOST_AN_HOUR = 20;

    private static final String ADD = """
            insert into foyer_sign_up (id, realm_id, email, link_hash, device_hash, details, guest_id, expires_at)
            select ?, ?, ?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 second'
             where (select count(*) < ? and count(*) filter (where device_hash = ?) < ?
                      from (select device_hash from foyer_sign_up
                             where realm_id = ? and email = ? and created_at > clock_timestamp() - interval '1 hour'
                             limit ?) recent)
            """;

    private static final String COLUMNS = "select id, email, device_hash, details from foyer_sign_up";

    private static final String BY_LINK =
            COLUMNS + " where realm_id = ? and link_hash = ? and expires_at > clock_timestamp()";

    private static final String BY_ID = COLUMNS + " where realm_id = ? and id = ? and expires_at > clock_timestamp()";

    private static final String LOCK = """
            select id, email, device_hash, details, link_hash from foyer_sign_up
             where realm_id = ? and expires_at > clock_timestamp()
               and email = (select email from foyer_sign_up where realm_id = ? and link_hash = ?)
             order by id for update
            """;

    private static final String REMOVE_REALM = "delete from foyer_sign_up where realm_id = ?";

    private static final String REMOVE = "delete from foyer_sign_up where realm_id = ? and email = ?";

    private static final String REMOVE_EXPIRED = """
            delete from foyer_sign_up where id in (
              select id from foyer_sign_up where expires_at <= clock_timestamp()
               order by expires_at limit ? for update skip locked)
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Session jpa;
    private final String realmId;

    PendingSignUps(KeycloakSession session, String realmId) {
        this.jpa = jpa(session);
        this.realmId = realmId;
    }

    /** Whether it was added: an address gets a few an hour. */
    boolean add(PendingSignUp signUp, Secret link) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                statement.setObject(1, signUp.id());
                statement.setString(2, realmId);
                statement.setString(3, signUp.email());
                statement.setString(4, link.hash());
                statement.setString(5, signUp.device());
                statement.setString(6, JSON.writeValueAsString(signUp.details()));
                statement.setString(7, signUp.details().guest());
                statement.setLong(8, LIFE.toSeconds());
                statement.setInt(9, MOST_AN_HOUR);
                statement.setString(10, signUp.device());
                statement.setInt(11, MOST_AN_HOUR_OF_A_DEVICE);
                statement.setString(12, realmId);
                statement.setString(13, signUp.email());
                statement.setInt(14, MOST_AN_HOUR);
                return statement.executeUpdate() == 1;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Texts and a flag can be written as JSON", e);
            }
        });
    }

    /** The sign-up that a link belongs to; empty once it is confirmed or has expired. */
    Optional<PendingSignUp> of(Secret link) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(BY_LINK)) {
                query.setString(1, realmId);
                query.setString(2, link.hash());
                return read(query);
            }
        });
    }

    /**
     * Like {@link #of}, and nobody else confirms one of the same address meanwhile: the second of two waits, and finds
     * nothing. All of the address are locked, in one order, because the first confirmed removes the others.
     */
    Optional<PendingSignUp> lock(Secret link) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setString(1, realmId);
                lock.setString(2, realmId);
                lock.setString(3, link.hash());
                try (ResultSet rows = lock.executeQuery()) {
                    Optional<PendingSignUp> found = Optional.empty();
                    while (rows.next()) {
                        if (rows.getString("link_hash").equals(link.hash())) {
                            found = Optional.of(signUp(rows));
                        }
                    }
                    return found;
                }
            }
        });
    }

    /** A sign-up by its id; empty once it is confirmed or has expired. */
    Optional<PendingSignUp> byId(UUID id) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(BY_ID)) {
                query.setString(1, realmId);
                query.setObject(2, id);
                return read(query);
            }
        });
    }

    /** Removes every sign-up of an address: its owner has confirmed one of them. */
    void removeAll(String email) {
        jpa.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
                statement.setString(1, realmId);
                statement.setString(2, email);
                statement.executeUpdate();
            }
        });
    }

    /** Removes those of a realm that is removed in the transaction at hand. */
    static void removeRealm(KeycloakSession session, String realmId) {
        jpa(session).doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE_REALM)) {
                statement.setString(1, realmId);
                statement.executeUpdate();
            }
        });
    }

    /** Removes some that have expired, of any realm; returns how many. */
    static int removeExpired(KeycloakSession session, int most) {
        return jpa(session).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE_EXPIRED)) {
                statement.setInt(1, most);
                return statement.executeUpdate();
            }
        });
    }

    private static Optional<PendingSignUp> read(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(signUp(row)) : Optional.empty();
        }
    }

    private static PendingSignUp signUp(ResultSet row) throws SQLException {
        try {
            return new PendingSignUp(
                    row.getObject("id", UUID.class),
                    row.getString("email"),
                    row.getString("device_hash"),
                    JSON.readValue(row.getString("details"), Details.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("foyer_sign_up.details is not what was written there", e);
        }
    }

    private static Session jpa(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class);
    }
}
