package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Steps of a workflow write through the model, each in a transaction of its own, and raise no event. */
@OnFoyer
@DisplayName("When a workflow runs, the registry learns")
class WorkflowIT {

    private final FoyerSystem system;
    private final UserWrites writes;
    private String workflow = "";

    WorkflowIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @AfterEach
    void removeWorkflow() {
        Http.delete(
                system.keycloak().address("/workflows/" + workflow),
                system.keycloak().token());
    }

    @Test
    @DisplayName("of an attribute that a step sets, of one that a step removes, and that the user is disabled")
    void changes() {
        String email = system.newEmail();
        String id =
                system.keycloak().create(email, true, Map.of("account_type", "business", "business_name", "Pine Ltd"));
        system.registry().awaitCustomer(email);

        run(
                id,
                Map.of("uses", "set-user-attribute", "with", Map.of("lastName", "Kaya")),
                Map.of("uses", "remove-user-attribute", "with", Map.of("attribute", "account_type")),
                Map.of("uses", "disable-user"));
        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> !found.get("active").asBoolean());
        assertThat(customer.get("lastName").asText()).isEqualTo("Kaya");
        assertThat(customer.get("accountType").isNull()).isTrue();
        assertThat(writes.of(id)).hasSize(4);
        writes.assertMarked(id);
    }

    @Test
    @DisplayName("of a user whom a step deletes")
    void deletes() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);

        run(id, Map.of("uses", "delete-user"));
        system.registry().awaitCustomer(email, found -> found.get("userId").isNull());
        writes.assertMarked(id);
    }

    private void run(String userId, Map<?, ?>... steps) {
        workflow =
                system.keycloak().make("/workflows", Map.of("name", "Spring clean " + userId, "steps", List.of(steps)));
        assertThat(system.keycloak()
                        .send("POST", "/workflows/" + workflow + "/activate/USERS/" + userId, Map.of())
                        .status())
                .isEqualTo(204);
    }
}
