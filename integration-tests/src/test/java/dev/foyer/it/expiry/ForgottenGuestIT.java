package dev.foyer.it.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.Database;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A guest who is forgotten")
class ForgottenGuestIT {

    private static final String NAME = "Quixotzlina";
    private static final String EMAIL = "quixotzlina@buyer.example";

    private final FoyerSystem system;
    private final Guests guests;

    ForgottenGuestIT(FoyerSystem system) {
        this.system = system;
        this.guests = new Guests(system);
    }

    @Test
    @DisplayName("is in neither of the two databases any more, in no table and no column")
    void isNowhere() {
        String id = guests.add(EMAIL, NAME, NAME + "-Meyer");
        plant(id);
        assertThat(places(system.registryDatabase()))
                .contains("customer", "audit", "address", "idempotency_key", "mail");
        assertThat(places(system.keycloakDatabase())).contains("user_entity", "user_attribute");

        guests.age(id);
        guests.run();
        guests.age(id);
        guests.run();

        assertThat(guests.stage(id)).isEqualTo("erased");
        assertThat(places(system.registryDatabase())).isEmpty();
        assertThat(places(system.keycloakDatabase())).isEmpty();
        assertThat(system.registryDatabase()
                        .texts("SELECT customer_id FROM customer_order WHERE reference = 'R-forgotten'"))
                .containsExactly(id);
    }

    @Test
    @DisplayName("and comes back to Keycloak from a backup is removed there again, and nothing of them is taken in")
    void comesBack() {
        String id = guests.add(EMAIL, NAME, NAME);
        guests.age(id);
        guests.run();
        guests.age(id);
        guests.run();
        Answer imported = system.keycloak()
                .send(
                        "POST",
                        "/partialImport",
                        Map.of(
                                "ifResourceExists",
                                "FAIL",
                                "users",
                                List.of(Map.of(
                                        "id",
                                        id,
                                        "username",
                                        "guest-" + id,
                                        "enabled",
                                        true,
                                        "lastName",
                                        NAME,
                                        "attributes",
                                        Map.of("account_type", List.of("guest"), "guest_email", List.of(EMAIL))))));
        assertThat(imported.status()).as("%s", imported.body()).isEqualTo(200);
        await("the mirror has seen them").atMost(Duration.ofMinutes(2)).until(() -> guests.stage(id)
                .equals("erasing"));
        assertThat(places(system.registryDatabase())).isEmpty();

        guests.run();

        assertThat(guests.user(id).status()).isEqualTo(404);
        assertThat(places(system.keycloakDatabase())).isEmpty();
    }

    /** As staff and applications do it all day. */
    private void plant(String id) {
        String agent = Staff.token(system, "agent");
        JsonNode customer = system.registry().get("/customers/" + id).body();
        assertThat(Http.patch(
                                system.registry().address("/customers/" + id),
                                agent,
                                customer.get("version").asLong(),
                                Map.of("externalId", NAME, "lastName", NAME + "-Kaya"))
                        .status())
                .isEqualTo(200);
        assertThat(system.registry()
                        .post(
                                "/customers/" + id + "/addresses",
                                Map.of("label", NAME, "name", NAME, "line1", NAME + " street 1", "city", "Berlin"))
                        .status())
                .isEqualTo(201);
        assertThat(Http.send(
                                "POST",
                                system.registry().address("/customers/" + id + "/deactivate"),
                                agent,
                                Map.of("reason", NAME + " called"))
                        .status())
                .isEqualTo(200);
        system.registry().awaitCommandsDone();
        Database registry = system.registryDatabase();
        registry.update(
                "INSERT INTO idempotency_key (caller, key, request_hash, status, location, body)"
                        + " VALUES ('client:shop', ?, 'x', 201, '/api/v1/customers/' || ?, ?)",
                "k-" + id,
                id,
                "{\"lastName\":\"" + NAME + "\"}");
        registry.update(
                "INSERT INTO mail (customer_id, template, parameters, next_attempt_at, attempts)"
                        + " VALUES (?, 'order-linked', jsonb_build_object('name', ?::text), 'infinity', 9)",
                id,
                NAME);
        registry.update(
                "INSERT INTO customer_order (reference, customer_id, state, placed_at, delivered_at)"
                        + " VALUES ('R-forgotten', ?, 'delivered', now(), now())",
                id);
    }

    /** The tables that have the name or the address, as a dump would show it. */
    private static List<String> places(Database database) {
        return database.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").stream()
                .filter(table ->
                        database.count("SELECT count(*) FROM \"" + table + "\" t WHERE t::text ILIKE '%quixotzlina%'")
                                > 0)
                .toList();
    }
}
