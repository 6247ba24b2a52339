package dev.foyer.keycloak.signup;

import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Removes sign-ups that nobody confirmed in time, every hour, on one node, a bounded number a transaction; and those of a realm
 * with it.
 */
final class SignUpExpiry implements ScheduledTask {

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 1_000;

    private SignUpExpiry() {}

    static void whenReady(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> {
                    TimerProvider timer = session.getProvider(TimerProvider.class);
                    timer.schedule(
                            new ClusterAwareScheduledTaskRunner(factory, new SignUpExpiry(), PAUSE.toMillis()),
                            PAUSE.toMillis());
                });
            } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
                PendingSignUps.removeRealm(
                        removed.getKeycloakSession(), removed.getRealm().getId());
            }
        });
    }

    @Override
    public void run(KeycloakSession session) {
        int removed;
        do {
            removed = KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(), each -> PendingSignUps.removeExpired(each, AT_ONCE));
        } while (removed == AT_ONCE);
    }

    @Override
    public String getTaskName() {
        return "foyer-sign-up-expiry";
    }
}
