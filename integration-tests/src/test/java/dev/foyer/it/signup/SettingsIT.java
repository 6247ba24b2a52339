package dev.foyer.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The sign-up settings")
class SettingsIT {

    private static final String GEAR = "customer account";

    private final FoyerSystem system;

    SettingsIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        bindRegistrationFlow("foyer registration");
        system.keycloak().settings(Map.of("personalAccounts", true, "selfRegistration", true));
    }

    @Test
    @DisplayName("stand in the gear of the step in the bound registration flow, and the realm's own switch")
    void standInTheGear() {
        Answer answer = system.keycloak().settings(Map.of("personalAccounts", false, "selfRegistration", false));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(gear().get("personalAccounts").asText()).isEqualTo("false");
        assertThat(gear().get("companyApproval").asText()).isEqualTo("automatic");
        JsonNode realm = Http.get(
                        system.keycloak().address(""), system.keycloak().token())
                .body();
        assertThat(realm.get("registrationAllowed").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("are refused as a whole when one value is wrong")
    void allOrNothing() {
        Answer answer = system.keycloak().settings(Map.of("personalAccounts", false, "colour", "red"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("colour");
        assertThat(gear().get("personalAccounts").asText()).isEqualTo("true");
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

    /** What the admin console shows behind the gear. */
    private JsonNode gear() {
        String token = system.keycloak().token();
        JsonNode steps = Http.get(
                        system.keycloak().address("/authentication/flows/foyer%20registration/executions"), token)
                .body();
        for (JsonNode step : steps) {
            if (GEAR.equals(step.path("alias").asText())) {
                return Http.get(
                                system.keycloak()
                                        .address("/authentication/config/"
                                                + step.get("authenticationConfig")
                                                        .asText()),
                                token)
                        .body()
                        .get("config");
            }
        }
        throw new AssertionError("The flow has no step with the gear '" + GEAR + "'.");
    }
}
