package dev.foyer.keycloak.limits;

import java.time.Duration;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/** Removes the rows of budgets that are full again, so that the table stays as small as what is going on. */
public final class FullBudgets implements ScheduledTask {

    /** Bounds a run; what is left has its turn in the next one. */
    private static final int MOST_AT_ONCE = 10_000;

    private FullBudgets() {}

    /** Once the schema is there, on every node: they pass over rows that another one is removing. */
    public static void removeRegularly(KeycloakSessionFactory factory, Duration interval) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> session.getProvider(TimerProvider.class)
                        .schedule(new ScheduledTaskRunner(factory, new FullBudgets()), interval.toMillis()));
            }
        });
    }

    @Override
    public void run(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class)
                .doWork(connection -> new LimitTable(connection).removeFull(MOST_AT_ONCE));
    }

    @Override
    public String getTaskName() {
        return "foyer-full-budgets";
    }
}
