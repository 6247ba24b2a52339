package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.storage.OwnTables;
import java.time.Duration;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Removes what is left of changes of email: what has expired every hour, on one node, a bounded number a transaction; what is of
 * a user or a realm with it.
 */
final class EmailChangeTraces implements ScheduledTask {

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 1_000;

    private static final List<String> TABLES = List.of("foyer_email_change", "foyer_former_email");

    private EmailChangeTraces() {}

    static void whenReady(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> session.getProvider(TimerProvider.class)
                        .schedule(
                                new ClusterAwareScheduledTaskRunner(factory, new EmailChangeTraces(), PAUSE.toMillis()),
                                PAUSE.toMillis()));
            } else if (event instanceof UserModel.UserPreRemovedEvent removed) {
                remove(
                        removed.getKeycloakSession(),
                        "user_id",
                        removed.getUser().getId());
            } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
                remove(
                        removed.getKeycloakSession(),
                        "realm_id",
                        removed.getRealm().getId());
            }
        });
    }

    @Override
    public void run(KeycloakSession session) {
        for (String table : TABLES) {
            int removed;
            do {
                removed = KeycloakModelUtils.runJobInTransactionWithResult(
                        session.getKeycloakSessionFactory(),
                        each -> new OwnTables(each).update("""
                        delete from %1$s where ctid = any (array(
                            select ctid from %1$s where expires_at <= clock_timestamp() limit ?
                               for update skip locked))
                        """.formatted(table), AT_ONCE));
            } while (removed == AT_ONCE);
        }
    }

    @Override
    public String getTaskName() {
        return "foyer-email-change-traces";
    }

    private static void remove(KeycloakSession session, String column, String value) {
        OwnTables rows = new OwnTables(session);
        TABLES.forEach(table -> rows.update("delete from " + table + " where " + column + " = ?", value));
    }
}
