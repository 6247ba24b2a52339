package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Uses {@link dev.foyer.it.provider.ModelWriter}: model writes raise no event of Keycloak's. */
@OnFoyer
@DisplayName("When another extension writes through the model, the registry learns")
class OtherProviderIT {

    private final FoyerSystem system;
    private final UserWrites writes;

    OtherProviderIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @Test
    @DisplayName("of a user who is added, changed by attributes set and removed, and removed")
    void modelWrites() {
        String email = system.newEmail();
        String id = Http.send("POST", address(""), "", Map.of("email", email, "firstName", "Rosa"))
                .body()
                .path("id")
                .asText();
        assertThat(system.registry().awaitCustomer(email).get("firstName").asText())
                .isEqualTo("Rosa");

        write(id, Map.of("account_type", List.of("business"), "business_name", List.of(system.newBusiness())));
        JsonNode business = system.registry()
                .awaitCustomer(email, found -> !found.get("companies").isEmpty());
        assertThat(business.get("accountType").asText()).isEqualTo("business");
        write(id, Map.of("account_type", List.of()));
        system.registry().awaitCustomer(email, found -> found.get("accountType").isNull());

        assertThat(Http.delete(address("/" + id), "").status()).isEqualTo(204);
        system.registry().awaitCustomer(email, found -> found.get("userId").isNull());
        assertThat(writes.of(id)).hasSize(4);
        writes.assertMarked(id);
    }

    private void write(String id, Map<String, List<String>> attributes) {
        Answer answer = Http.send("PUT", address("/" + id), "", attributes);
        assertThat(answer.status()).isEqualTo(204);
    }

    private String address(String path) {
        return system.realm() + "/model-writer/users" + path;
    }
}
