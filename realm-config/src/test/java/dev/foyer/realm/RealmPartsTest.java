package dev.foyer.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The customers realm")
class RealmPartsTest {

    private final JsonNode production = new RealmParts().add(Path.of("realm")).realm();
    private final JsonNode development =
            new RealmParts().add(Path.of("realm")).add(Path.of("dev")).realm();

    RealmPartsTest() throws IOException {}

    @Test
    @DisplayName("for production has neither secrets nor people nor the sample application")
    void productionHasNoSecrets() {
        assertThat(production.findValues("secret")).isEmpty();
        assertThat(production.path("users").findValues("credentials")).isEmpty();
        assertThat(production.path("users").findValuesAsText("username"))
                .allMatch(name -> name.startsWith("service-account-"));
        assertThat(production.path("clients").findValuesAsText("clientId")).doesNotContain("storefront");
        assertThat(production.has("smtpServer")).isFalse();
    }

    @Test
    @DisplayName("for development gives each confidential client its id as secret, and adds nothing twice")
    void developmentMergesSecrets() {
        List<JsonNode> clients = StreamSupport.stream(
                        development.path("clients").spliterator(), false)
                .toList();
        assertThat(clients.stream().map(client -> client.get("clientId").asText()))
                .doesNotHaveDuplicates()
                .contains("storefront", "foyer-erp");
        assertThat(clients)
                .filteredOn(client -> client.has("secret"))
                .hasSize(4)
                .allSatisfy(client -> assertThat(client.get("secret").asText())
                        .isEqualTo(client.get("clientId").asText() + "-secret"));
    }

    @Test
    @DisplayName("lets no client take a password over the API")
    void noDirectAccessGrants() {
        assertThat(development.path("clients")).allSatisfy(client -> assertThat(
                        client.path("directAccessGrantsEnabled").asBoolean(true))
                .isFalse());
    }
}
