package dev.foyer.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    @Test
    @DisplayName("for development lets a machine sign up often and quickly, for production it does not")
    void developmentIsGenerous() {
        assertThat(gear(development, "bot defence"))
                .isEqualTo(gear(
                        "limitPerNetworkPerMinute", "300",
                        "limitPerAddressPerHour", "300",
                        "limitPerRealmPerMinute", "0",
                        "minimalFillSeconds", "0"));
        assertThat(gear(production, "bot defence").path("minimalFillSeconds").asInt())
                .isPositive();
    }

    @Test
    @DisplayName("asks for long passwords that nobody guesses first, and for nothing about their characters")
    void passwords() {
        assertThat(production.path("passwordPolicy").asText())
                .contains("length(15)", "maxLength(128)", "foyer-blocklist")
                .doesNotContain("Case", "digits", "special", "forceExpired");
        assertThat(development.path("passwordPolicy").asText()).contains("length(8)", "foyer-blocklist");
    }

    @Test
    @DisplayName("lets customers change their email, with the address verified and after a fresh sign-in")
    void emailChange() {
        List<JsonNode> actions = StreamSupport.stream(
                        production.path("requiredActions").spliterator(), false)
                .filter(action -> action.get("alias").asText().equals("UPDATE_EMAIL"))
                .toList();
        assertThat(actions).hasSize(1);
        assertThat(actions.get(0).get("enabled").asBoolean()).isTrue();
        assertThat(actions.get(0).path("config").path("verifyEmail").asText()).isEqualTo("true");
        assertThat(actions.get(0).path("config").path("max_auth_age").asInt()).isEqualTo(300);
    }

    private static JsonNode gear(JsonNode realm, String alias) {
        List<JsonNode> gears = StreamSupport.stream(
                        realm.path("authenticatorConfig").spliterator(), false)
                .filter(gear -> gear.get("alias").asText().equals(alias))
                .toList();
        assertThat(gears).hasSize(1);
        return gears.get(0).get("config");
    }

    private static JsonNode gear(String... entries) {
        ObjectNode gear = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < entries.length; i += 2) {
            gear.put(entries[i], entries[i + 1]);
        }
        return gear;
    }
}
