package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Through a partial import, the registry learns")
class PartialImportIT {

    private final FoyerSystem system;
    private final UserWrites writes;

    PartialImportIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @Test
    @DisplayName("of every user in the file")
    void users() {
        List<String> emails = Stream.generate(system::newEmail).limit(30).toList();
        partialImport("FAIL", emails.stream().map(email -> user(email, "Rosa")).toList());

        for (String email : emails) {
            JsonNode customer = system.registry()
                    .awaitCustomer(email, found -> !found.get("companies").isEmpty());
            writes.assertMarked(customer.get("userId").asText());
        }
    }

    @Test
    @DisplayName("of a user that is overwritten under the same id")
    void overwritten() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);

        ObjectNode exported = system.keycloak().user(email).put("firstName", "Rosalind");
        partialImport("OVERWRITE", List.of(exported));
        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> found.get("firstName").asText().equals("Rosalind"));
        assertThat(customer.get("userId").asText()).isEqualTo(id);
        writes.assertMarked(id);
    }

    @Test
    @DisplayName("of a user that is overwritten under a new id: one customer, found by the former id too")
    void replaced() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);

        partialImport("OVERWRITE", List.of(user(email, "Rosalind")));
        String newId = system.keycloak().user(email).get("id").asText();
        assertThat(newId).isNotEqualTo(id);
        JsonNode after = system.registry()
                .awaitCustomer(email, found -> found.get("userId").asText().equals(newId));
        assertThat(after.get("firstName").asText()).isEqualTo("Rosalind");
        assertThat(system.registry().get("/customers/" + id).body().get("id")).isEqualTo(after.get("id"));
        writes.assertMarked(id);
        writes.assertMarked(newId);
    }

    private void partialImport(String ifResourceExists, List<?> users) {
        JsonNode answer = system.keycloak()
                .send("POST", "/partialImport", Map.of("ifResourceExists", ifResourceExists, "users", users))
                .body();
        assertThat(answer.get("results")).hasSize(users.size());
    }

    private Map<String, Object> user(String email, String firstName) {
        return Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                firstName,
                "lastName",
                "Meyer",
                "attributes",
                Map.of("account_type", List.of("business"), "business_name", List.of(system.newBusiness())));
    }
}
