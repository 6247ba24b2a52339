package dev.foyer.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnFoyer
@DisplayName("The provisioning API")
class ProvisioningApiAccessIT {

    private final FoyerSystem system;

    ProvisioningApiAccessIT(FoyerSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers",
                "/customers/00000000-0000-0000-0000-000000000000",
                "/companies",
                "/companies/00000000-0000-0000-0000-000000000000",
                "/companies/00000000-0000-0000-0000-000000000000/contacts",
                "/companies/00000000-0000-0000-0000-000000000000/invitations",
                "/me",
                "/me/companies/00000000-0000-0000-0000-000000000000/members",
                "/questions",
                "/settings",
                "/status",
                "/reconciliations",
                "/reconciliations/00000000-0000-0000-0000-000000000000",
                "/reconciliations/00000000-0000-0000-0000-000000000000/drift"
            })
    @DisplayName(
            "refuses the nameless, the checkout, customers and tokens for other audiences, with a problem document")
    void refusals(String path) {
        String address = system.registry().address(path);
        assertRefused(Http.get(address, ""), 401);
        assertRefused(Http.get(address, "not.a.token"), 401);
        assertRefused(Http.get(address, system.keycloak().token()), 401);
        assertRefused(Http.get(address, system.keycloak().clientToken("foyer-checkout")), 403);
    }

    @Test
    @DisplayName("lets staff look, agents read the settings, and only admins change them")
    void staff() {
        String viewer = Staff.token(system, "viewer");
        String agent = Staff.token(system, "agent");
        String boss = Staff.token(system, "boss");

        assertThat(Http.get(system.registry().address("/customers"), viewer).status())
                .isEqualTo(200);
        assertThat(Http.get(system.registry().address("/settings"), viewer).status())
                .isEqualTo(403);
        Answer settings = Http.get(system.registry().address("/settings"), agent);
        assertThat(settings.status()).isEqualTo(200);
        assertThat(settings.body().get("personalAccounts").asBoolean()).isTrue();

        Map<String, Object> longer = Map.of("businessNameMaxLength", 200);
        assertThat(put(agent, longer).status()).isEqualTo(403);
        assertThat(put(system.keycloak().clientToken("foyer-erp"), longer).status())
                .isEqualTo(403);
        assertThat(put(boss, longer).body().get("businessNameMaxLength").asInt())
                .isEqualTo(200);
        JsonNode wrong =
                put(boss, Map.of("businessNameMaxLength", 0, "colour", "red")).body();
        assertThat(wrong.get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("businessNameMaxLength", "colour");
        assertThat(put(boss, Map.of("businessNameMaxLength", 255)).status()).isEqualTo(200);
    }

    private Answer put(String token, Map<String, Object> settings) {
        return Http.send("PUT", system.registry().address("/settings"), token, settings);
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().get("status").asInt()).isEqualTo(status);
        assertThat(answer.body().get("type").asText()).startsWith("urn:foyer:problem:");
    }
}
