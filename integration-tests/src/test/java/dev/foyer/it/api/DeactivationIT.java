package dev.foyer.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A customer that staff deactivate")
class DeactivationIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private final PasswordApplication application;

    DeactivationIT(FoyerSystem system) {
        this.system = system;
        this.application = new PasswordApplication(system);
    }

    @BeforeEach
    void addApplication() {
        application.add();
    }

    @AfterEach
    void removeApplication() {
        application.remove();
    }

    @Test
    @DisplayName("is signed out everywhere and cannot sign in, until staff activate the customer again")
    void deactivatedAndActivated() {
        String email = system.newEmail();
        String userId = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(userId, PASSWORD);
        String id = system.registry().awaitCustomer(email).get("id").asText();
        String session = application.signIn(email, PASSWORD, "openid");
        assertThat(application.refresh(session).status()).isEqualTo(200);

        Answer inactive =
                system.registry().post("/customers/" + id + "/deactivate", Map.of("reason", "left the company"));
        assertThat(inactive.status()).isEqualTo(200);
        assertThat(inactive.body().get("active").asBoolean()).isFalse();

        await("a refused refresh")
                .atMost(Duration.ofSeconds(30))
                .until(() -> application.refresh(session).status() == 400);
        await("a disabled user").atMost(Duration.ofSeconds(30)).until(() -> !enabled(email));
        assertThat(application.trySignIn(email, PASSWORD, "openid").status()).isEqualTo(400);
        system.registry().awaitCommandsDone();
        assertThat(system.registry().find(email).get("active").asBoolean()).isFalse();

        assertThat(system.registry()
                        .post("/customers/" + id + "/activate", Map.of())
                        .status())
                .isEqualTo(200);
        await("an enabled user").atMost(Duration.ofSeconds(30)).until(() -> enabled(email));
        assertThat(application.trySignIn(email, PASSWORD, "openid").status()).isEqualTo(200);
        assertThat(application.refresh(session).status()).isEqualTo(400);

        JsonNode audit = system.registry().get("/customers/" + id + "/audit").body();
        assertThat(audit.findValues("reason"))
                .anyMatch(reason -> reason.asText().equals("left the company"));
        assertThat(audit.at("/items/0/actor").asText()).isEqualTo("client:foyer-erp");
        assertThat(audit.at("/items/0/after/active").asBoolean()).isTrue();
    }

    private boolean enabled(String email) {
        return system.keycloak().user(email).get("enabled").asBoolean();
    }
}
