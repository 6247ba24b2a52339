package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Through the Admin API, the registry learns")
class AdminApiIT {

    private final FoyerSystem system;
    private final UserWrites writes;

    AdminApiIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @Test
    @DisplayName("of a user who is created, renamed, disabled and deleted, each time in a marked transaction")
    void comesChangesAndGoes() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);
        assertThat(writes.of(id)).hasSize(1);

        put(system.keycloak().user(email).put("lastName", "Kaya"));
        put(system.keycloak().user(email).put("enabled", false));
        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> !found.get("active").asBoolean());
        assertThat(customer.get("lastName").asText()).isEqualTo("Kaya");
        assertThat(writes.of(id)).hasSize(3);

        assertThat(system.keycloak().delete(id).status()).isEqualTo(204);
        system.registry().awaitCustomer(email, found -> found.get("userId").isNull());
        assertThat(writes.of(id)).hasSize(4);
        writes.assertMarked(id);
    }

    @Test
    @DisplayName("of another email address")
    void emailChanges() {
        String before = system.newEmail();
        String after = system.newEmail();
        String id = system.keycloak().create(before, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(before);

        put(system.keycloak().user(before).put("email", after));
        JsonNode customer = system.registry().awaitCustomer(after);
        assertThat(customer.get("userId").asText()).isEqualTo(id);
        system.registry().awaitNone(before);
        writes.assertMarked(id);
    }

    @Test
    @DisplayName("of an attribute that is set, and of one that is cleared")
    void attributes() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of());
        assertThat(system.registry().awaitCustomer(email).get("accountType").isNull())
                .isTrue();

        ObjectNode user = system.keycloak().user(email);
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("account_type").add("business");
        attributes.putArray("business_name").add(system.newBusiness());
        put(user);
        JsonNode business = system.registry()
                .awaitCustomer(email, found -> !found.get("companies").isEmpty());
        assertThat(business.get("accountType").asText()).isEqualTo("business");

        attributes.removeAll();
        put(user);
        system.registry().awaitCustomer(email, found -> found.get("accountType").isNull());
        assertThat(writes.of(id)).hasSize(3);
        writes.assertMarked(id);
    }

    @Test
    @DisplayName("of a customer who is made staff and so is none any more, and of the way back")
    void staffAndBack() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);
        Object viewer = List.of(system.keycloak().get("/roles/foyer-viewer").body());

        roles("POST", id, viewer);
        system.registry().awaitCustomer(email, found -> found.get("userId").isNull());
        roles("DELETE", id, viewer);
        system.registry()
                .awaitCustomer(email, found -> found.get("userId").asText().equals(id));
        assertThat(writes.of(id)).hasSize(3);
        writes.assertMarked(id);
    }

    private void roles(String method, String userId, Object roles) {
        assertThat(system.keycloak()
                        .send(method, "/users/" + userId + "/role-mappings/realm", roles)
                        .status())
                .isEqualTo(204);
    }

    private void put(ObjectNode user) {
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
    }
}
