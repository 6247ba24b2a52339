package dev.foyer.keycloak.code;

import dev.foyer.keycloak.storage.OwnTables;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/** Removes codes whose guesses count no more, on every node: they pass over rows that another one is removing. */
final class OldCodes implements ScheduledTask {

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 10_000;

    private OldCodes() {}

    static void removeRegularly(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> session.getProvider(TimerProvider.class)
                        .schedule(new ScheduledTaskRunner(factory, new OldCodes()), PAUSE.toMillis()));
            }
        });
    }

    @Override
    public void run(KeycloakSession session) {
        new CodeTable(new OwnTables(session)).removeOld(AT_ONCE);
    }

    @Override
    public String getTaskName() {
        return "foyer-old-codes";
    }
}
