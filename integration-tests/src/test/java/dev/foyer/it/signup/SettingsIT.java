package dev.foyer.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The sign-up settings")
class SettingsIT {

    private static final String GEAR = "customer account";
    private static final String EXECUTIONS = "/authentication/flows/foyer%20registration/executions";

    private final FoyerSystem system;

    SettingsIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        bindRegistrationFlow("foyer registration");
        require("foyer-bot-defence", "REQUIRED");
        system.keycloak()
                .settings(Map.of("personalAccounts", true, "selfRegistration", true, "deniedEmailDomains", List.of()));
        system.limits().restore();
    }

    @Test
    @DisplayName("stand in the gear of the step in the bound registration flow, and the realm's own switch")
    void standInTheGear() {
        Answer answer = system.keycloak().settings(Map.of("personalAccounts", false, "selfRegistration", false));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(gear(GEAR).get("personalAccounts").asText()).isEqualTo("false");
        assertThat(gear(GEAR).get("companyApproval").asText()).isEqualTo("automatic");
        JsonNode realm = Http.get(
                        system.keycloak().address(""), system.keycloak().token())
                .body();
        assertThat(realm.get("registrationAllowed").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("name the shop, as the imported realm does, and take its name away")
    void shop() {
        String shop = system.storefront() + "/";
        assertThat(gear(GEAR).get("shopUrl").asText()).isEqualTo(shop);

        Map<String, Object> none = new HashMap<>();
        none.put("shopUrl", null);
        assertThat(system.keycloak().settings(none).body().get("shopUrl").isNull())
                .isTrue();
        assertThat(gear(GEAR).path("shopUrl").asText()).isEmpty();
        assertThat(system.keycloak()
                        .settings(Map.of("shopUrl", "shop.example"))
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("shopUrl");
        assertThat(system.keycloak()
                        .settings(Map.of("shopUrl", shop))
                        .body()
                        .get("shopUrl")
                        .asText())
                .isEqualTo(shop);
    }

    @Test
    @DisplayName("are refused as a whole when one value is wrong")
    void allOrNothing() {
        Answer answer = system.keycloak().settings(Map.of("personalAccounts", false, "colour", "red"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("colour");
        assertThat(gear(GEAR).get("personalAccounts").asText()).isEqualTo("true");
    }

    @Test
    @DisplayName("of the bot defence and of email domains stand in the gears of their own steps")
    void otherGears() {
        Answer answer = system.keycloak()
                .settings(Map.of("limitPerNetworkPerMinute", 42, "deniedEmailDomains", List.of("@Rival.example")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("limitPerNetworkPerMinute").asInt()).isEqualTo(42);
        assertThat(answer.body().at("/deniedEmailDomains/0").asText()).isEqualTo("rival.example");
        assertThat(gear("bot defence").get("limitPerNetworkPerMinute").asText()).isEqualTo("42");
        assertThat(gear("email domains").get("deniedEmailDomains").asText()).isEqualTo("rival.example");
        assertThat(system.keycloak()
                        .settings(Map.of("limitPerNetworkPerMinute", 1, "minimalFillSeconds", 61))
                        .body()
                        .at("/errors/0/message")
                        .asText())
                .isEqualTo("Found 61; allowed is a whole number from 0 to 60.");
        assertThat(gear("bot defence").get("limitPerNetworkPerMinute").asText()).isEqualTo("42");
    }

    @Test
    @DisplayName("of a step that is switched off are off and cannot be written; others can")
    void stepSwitchedOff() {
        require("foyer-bot-defence", "DISABLED");

        Answer answer = system.keycloak().settings(Map.of("limitPerNetworkPerMinute", 42));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().at("/errors/0/message").asText()).contains("foyer-bot-defence");
        Answer other = system.keycloak().settings(Map.of("personalAccounts", true));
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.body().get("limitPerNetworkPerMinute").asInt()).isZero();
    }

    @Test
    @DisplayName("allow the least and cannot be written where the flow lacks our step")
    void withoutTheStep() {
        bindRegistrationFlow("registration");

        Answer answer = system.keycloak().settings(Map.of("personalAccounts", true));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().at("/errors/0/message").asText()).contains("foyer-customer-account");
        assertThat(system.keycloak()
                        .tryCreate(system.newEmail(), true, Map.of("account_type", "personal"))
                        .status())
                .isEqualTo(400);
    }

    private void bindRegistrationFlow(String alias) {
        Answer answer = Http.send(
                "PUT", system.keycloak().address(""), system.keycloak().token(), Map.of("registrationFlow", alias));
        assertThat(answer.status()).isEqualTo(204);
    }

    private void require(String step, String requirement) {
        for (JsonNode execution : system.keycloak().get(EXECUTIONS).body()) {
            if (execution.path("providerId").asText().equals(step)) {
                Answer answer = system.keycloak()
                        .send("PUT", EXECUTIONS, ((ObjectNode) execution).put("requirement", requirement));
                assertThat(answer.status()).isBetween(200, 204);
            }
        }
    }

    /** What the admin console shows behind the gear. */
    private JsonNode gear(String alias) {
        for (JsonNode step : system.keycloak().get(EXECUTIONS).body()) {
            if (alias.equals(step.path("alias").asText())) {
                return system.keycloak()
                        .get("/authentication/config/"
                                + step.get("authenticationConfig").asText())
                        .body()
                        .get("config");
            }
        }
        throw new AssertionError("The flow has no step with the gear '" + alias + "'.");
    }
}
