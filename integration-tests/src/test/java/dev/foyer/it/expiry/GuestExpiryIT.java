package dev.foyer.it.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.Database;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A guest")
class GuestExpiryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FoyerSystem system;
    private final Guests guests;

    GuestExpiryIT(FoyerSystem system) {
        this.system = system;
        this.guests = new Guests(system);
    }

    @Test
    @DisplayName("expires, is erased after the retention, and each is proved once")
    void expiresAndIsErased() {
        String id = guests.add(system.newEmail(), "Rosa", "Meyer");
        long markers = markers(id);
        guests.age(id);

        guests.run();

        assertThat(guests.stage(id)).isEqualTo("expired");
        assertThat(guests.user(id).body().get("enabled").asBoolean()).isFalse();
        JsonNode expired = system.registry().get("/customers/" + id).body();
        assertThat(expired.get("active").asBoolean()).isFalse();
        assertThat(expired.get("lastName").asText()).isEqualTo("Meyer");

        guests.age(id);
        JsonNode run = guests.run();

        assertThat(guests.user(id).status()).isEqualTo(404);
        JsonNode erased = system.registry().get("/customers/" + id).body();
        assertThat(erased.get("lastName").isNull()).isTrue();
        assertThat(erased.get("userId").isNull()).isTrue();
        assertThat(system.registryDatabase()
                        .count(
                                "SELECT count(*) FROM erasure_proof WHERE run_id = ?",
                                run.get("id").asText()))
                .isEqualTo(run.get("erased").asLong())
                .isPositive();
        assertThat(markers(id))
                .as("change markers for what the registry itself commanded")
                .isEqualTo(markers);
    }

    @Test
    @DisplayName("stays as long as an order is open or a legal hold stands")
    void stays() {
        String ordered = guests.add(system.newEmail(), "Rosa", "Meyer");
        String held = guests.add(system.newEmail(), "Ali", "Kaya");
        system.registryDatabase()
                .update(
                        "INSERT INTO customer_order (reference, customer_id, state, placed_at) VALUES (?, ?, 'open', now())",
                        "R-" + ordered,
                        ordered);
        String boss = Staff.token(system, "boss");
        assertThat(Http.send(
                                "PUT",
                                system.registry().address("/customers/" + held + "/legal-hold"),
                                boss,
                                Map.of("reason", "a lawsuit"))
                        .status())
                .isEqualTo(200);
        guests.age(ordered);
        guests.age(held);

        guests.run();

        assertThat(guests.stage(ordered)).isEqualTo("active");
        assertThat(guests.stage(held)).isEqualTo("active");
        assertThat(guests.user(held).body().get("enabled").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("whose service is killed between Keycloak's answer and its own note is erased once")
    void killedInTheMiddle() throws SQLException {
        String id = guests.add(system.newEmail(), "Rosa", "Meyer");
        guests.age(id);
        guests.run();
        guests.age(id);
        String run;
        try (Connection connection = system.stack().postgreSql().connect("registry");
                PreparedStatement lock =
                        connection.prepareStatement("SELECT 1 FROM customer WHERE id = ? FOR UPDATE")) {
            connection.setAutoCommit(false);
            lock.setString(1, id);
            lock.executeQuery();
            run = guests.start();
            await("Keycloak has removed the user, and the service waits to write that down")
                    .atMost(PATIENCE)
                    .until(() -> guests.user(id).status() == 404
                            && system.registryDatabase().isWaitedFor("being_erased"));
            system.stack().service().kill();
            connection.rollback();
        }
        assertThat(guests.stage(id)).isEqualTo("erasing");

        system.stack().service().start();
        guests.leaseEnds(id);

        JsonNode ended = guests.awaitEnd(run);
        assertThat(guests.stage(id)).isEqualTo("erased");
        assertThat(system.registryDatabase().count("SELECT count(*) FROM erasure_proof WHERE run_id = ?", run))
                .isEqualTo(ended.get("erased").asLong());
        assertThat(system.registryDatabase()
                        .count(
                                "SELECT count(*) FROM audit WHERE entity_id = ? AND after ->> 'erased_at' IS NOT NULL",
                                id))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("whom Keycloak cannot remove holds up nobody else, shows, and goes once that is mended")
    void oneWhoCannotBeRemoved() {
        String stuck = guests.add(system.newEmail(), "Rosa", "Meyer");
        String other = guests.add(system.newEmail(), "Ali", "Kaya");
        guests.age(stuck);
        guests.age(other);
        guests.run();
        guests.age(stuck);
        guests.age(other);
        Database keycloak = system.keycloakDatabase();
        keycloak.update("create table holds_on (id varchar(36) references user_entity)");
        try {
            keycloak.update("insert into holds_on values (?)", stuck);

            JsonNode run = guests.run();

            assertThat(guests.stage(other)).isEqualTo("erased");
            assertThat(guests.stage(stuck)).isEqualTo("erasing");
            assertThat(run.get("failed").asLong()).isPositive();
            assertThat(guests.user(stuck).status()).isEqualTo(200);
        } finally {
            keycloak.update("drop table holds_on");
        }
        system.registryDatabase()
                .update("UPDATE guest_expiry SET next_attempt_at = clock_timestamp() WHERE customer_id = ?", stuck);
        guests.run();
        await("the guest is erased").atMost(PATIENCE).until(() -> guests.stage(stuck)
                .equals("erased"));
    }

    @Test
    @DisplayName("who is deleted in Keycloak is erased")
    void deletedInKeycloak() {
        String id = guests.add(system.newEmail(), "Rosa", "Meyer");
        assertThat(system.keycloak().delete(id).status()).isEqualTo(204);
        await("the registry knows").atMost(PATIENCE).until(() -> guests.stage(id)
                .equals("erasing"));

        guests.run();

        assertThat(guests.stage(id)).isEqualTo("erased");
        assertThat(system.registry()
                        .get("/customers/" + id)
                        .body()
                        .get("lastName")
                        .isNull())
                .isTrue();
    }

    private long markers(String id) {
        await("no change waits")
                .atMost(PATIENCE)
                .until(() -> system.registry()
                                .get("/status")
                                .body()
                                .at("/mirror/lagMillis")
                                .asLong()
                        == 0);
        return system.registryDatabase().count("SELECT count(*) FROM identity_command WHERE user_id = ?", id);
    }
}
