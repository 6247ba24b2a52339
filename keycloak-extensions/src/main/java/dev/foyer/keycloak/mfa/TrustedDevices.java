package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.account.GuestAccount;
import dev.foyer.keycloak.storage.OwnTables;
import dev.foyer.keycloak.storage.RealmMac;
import dev.foyer.keycloak.storage.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/**
 * Browsers in which a person has shown a second factor and need not again for some days. None is trusted any more once a password or a
 * factor of the person was changed, added or removed: each row carries what there was.
 */
final class TrustedDevices {

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 10_000;

    private static final String REMEMBER = """
            insert into foyer_trusted_device (device_hash, realm_id, user_id, credentials, expires_at)
            values (?, ?, ?, ?, clock_timestamp() + ? * interval '1 second')
            """;

    private static final String KNOWS = """
            select 1 from foyer_trusted_device
             where device_hash = ? and realm_id = ? and user_id = ? and credentials = ? and expires_at > clock_timestamp()
            """;

    private static final String KEEP_OTHERS =
            "update foyer_trusted_device set device_hash = ? where device_hash = ? and realm_id = ? and user_id <> ?";

    private static final String FORGET_FORMER =
            "delete from foyer_trusted_device where device_hash = ? and realm_id = ?";

    private static final String FORGET = "delete from foyer_trusted_device where user_id = ? and realm_id = ?";

    private static final String REMOVE_EXPIRED = """
            delete from foyer_trusted_device where ctid = any (array(
                select ctid from foyer_trusted_device where expires_at <= clock_timestamp() limit ? for update skip locked))
            """;

    private final KeycloakSession session;
    private final RealmModel realm;

    TrustedDevices(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Remembers this browser for the person. Others whom it is remembered for keep what they have. */
    void remember(UserModel user, int days) {
        DeviceCookie cookie = new DeviceCookie(session, realm);
        Optional<Secret> former = cookie.read();
        Duration life = Duration.ofDays(days);
        String device = cookie.write(life).hash();
        OwnTables tables = new OwnTables(session);
        former.map(Secret::hash).ifPresent(hash -> {
            tables.update(KEEP_OTHERS, device, hash, realm.getId(), user.getId());
            tables.update(FORGET_FORMER, hash, realm.getId());
        });
        tables.update(REMEMBER, device, realm.getId(), user.getId(), credentials(user), life.toSeconds());
    }

    /** Whether this browser is remembered for the person. */
    boolean knows(UserModel user) {
        return new DeviceCookie(session, realm)
                .read()
                .flatMap(secret -> new OwnTables(session)
                        .first(row -> true, KNOWS, secret.hash(), realm.getId(), user.getId(), credentials(user)))
                .isPresent();
    }

    /** Every password and factor, with the moment it was made; a counter that goes on is no change. */
    private String credentials(UserModel user) {
        return RealmMac.of(session, realm)
                .of(user.credentialManager()
                        .getStoredCredentialsStream()
                        .map(each -> each.getType() + " " + each.getId() + " " + each.getCreatedDate())
                        .sorted()
                        .collect(Collectors.joining("\n", "foyer-trusted-device\n", "")));
    }

    static void removeRegularly(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> session.getProvider(TimerProvider.class)
                        .schedule(
                                new ScheduledTaskRunner(
                                        factory, each -> new OwnTables(each).update(REMOVE_EXPIRED, AT_ONCE)),
                                PAUSE.toMillis(),
                                "foyer-trusted-devices"));
            } else if (event instanceof UserModel.UserRemovedEvent removed && !GuestAccount.is(removed.getUser())) {
                new OwnTables(removed.getKeycloakSession())
                        .update(
                                FORGET,
                                removed.getUser().getId(),
                                removed.getRealm().getId());
            }
        });
    }
}
