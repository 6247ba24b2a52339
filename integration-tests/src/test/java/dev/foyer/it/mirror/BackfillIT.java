package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.devstack.service.ServiceProcess;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A backfill")
class BackfillIT {

    private static final int USERS = 5000;
    private static final int PAGE = 500;

    private final FoyerSystem system;
    private final Runs runs;
    private final BulkUsers bulk;

    BackfillIT(FoyerSystem system) {
        this.system = system;
        this.runs = new Runs(system);
        this.bulk = new BulkUsers(system);
    }

    @AfterEach
    void forget() {
        bulk.forget("backfill");
    }

    @Test
    @DisplayName("brings every user, even when the service is killed in the middle, and goes on where it was")
    void resumes() {
        bulk.add("backfill", USERS);
        String id = startedAndMarked(3 * PAGE);
        system.stack().service().kill();
        long markedBefore = marked(id);
        String cursorBefore = cursor(id);
        assertThat(state(id)).isEqualTo("running");
        assertThat(markedBefore).isLessThan(USERS);

        system.stack().service().start();
        awaitMarked(id, markedBefore + 1);
        assertThat(cursor(id)).isGreaterThan(cursorBefore);
        JsonNode run = runs.awaitEnd(id);

        assertThat(run.get("state").asText()).isEqualTo("completed");
        assertThat(bulk.customers("backfill")).isEqualTo(USERS);
        assertThat(run.get("marked").asLong()).as("every user once").isEqualTo(users());
    }

    @Test
    @DisplayName("is taken over from a process that stalls, which moves nothing back when it wakes up")
    void takenOver() {
        bulk.add("backfill", USERS);
        String id = startedAndMarked(3 * PAGE);
        system.stack().service().pause();
        ServiceProcess replica;
        try {
            long before = marked(id);
            assertThat(before).isLessThan(USERS);
            replica = system.stack().addService("takes-over");
            awaitMarked(id, before + 1);
        } finally {
            system.stack().service().resume();
        }
        JsonNode run;
        try {
            run = runs.awaitEnd(id);
        } finally {
            replica.close();
        }

        assertThat(run.get("state").asText()).isEqualTo("completed");
        assertThat(epoch(id)).isEqualTo(2);
        assertThat(bulk.customers("backfill")).isEqualTo(USERS);
        assertThat(run.get("marked").asLong()).as("every user once").isEqualTo(users());
    }

    @Test
    @DisplayName("keeps nobody waiting who signs up meanwhile")
    void signUpsDoNotWait() {
        bulk.add("backfill", USERS);
        String id = startedAndMarked(PAGE);
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);

        assertThat(state(id))
                .as("the customer arrives before the backfill ends")
                .isEqualTo("running");
        assertThat(runs.awaitEnd(id).get("state").asText()).isEqualTo("completed");
        assertThat(bulk.customers("backfill")).isEqualTo(USERS);
    }

    private String startedAndMarked(long users) {
        String id = runs.start("backfill", false);
        awaitMarked(id, users);
        return id;
    }

    private void awaitMarked(String id, long users) {
        await(users + " marked users")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> marked(id) >= users);
    }

    private long users() {
        return system.keycloakDatabase()
                .count("select count(*) from user_entity u join realm r on r.id = u.realm_id"
                        + " where r.name = 'customers'");
    }

    private long epoch(String id) {
        return system.registryDatabase().count("select epoch from reconciliation where id = ?", id);
    }

    private long marked(String id) {
        return system.registryDatabase().count("select marked from reconciliation where id = ?", id);
    }

    private String cursor(String id) {
        return text("cursor", id);
    }

    private String state(String id) {
        return text("state", id);
    }

    private String text(String column, String id) {
        return system.registryDatabase()
                .texts("select coalesce(" + column + ", '~') from reconciliation where id = ?", id)
                .get(0);
    }
}
