package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Whether a customer may sign in")
class EnablingIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private final AdminResource resource;
    private final PasswordApplication application;

    EnablingIT(FoyerSystem system) {
        this.system = system;
        this.resource = system.adminResource();
        this.application = new PasswordApplication(system);
    }

    @BeforeEach
    void pauseService() {
        system.stack().service().pause();
        application.add();
    }

    @AfterEach
    void resumeService() {
        application.remove();
        lockOutForGood(false);
        system.stack().service().resume();
    }

    @Test
    @DisplayName("is switched off and on by the registry")
    void offAndOn() {
        String email = system.newEmail();
        String id = person(email);

        enable(id, 1, false);
        assertThat(application.trySignIn(email, PASSWORD, "openid").status()).isEqualTo(400);
        enable(id, 2, true);
        application.signIn(email, PASSWORD, "openid");
    }

    @Test
    @DisplayName("is given back with the lockout that failed sign-ins caused")
    void liftsTheLockout() {
        lockOutForGood(true);
        String email = system.newEmail();
        String id = person(email);
        Awaitility.await("a lockout").until(() -> {
            application.trySignIn(email, "wrong", "openid");
            return !system.keycloak().user(email).get("enabled").asBoolean();
        });

        enable(id, 1, true);
        application.signIn(email, PASSWORD, "openid");
        assertThat(Http.get(
                                system.keycloak().address("/attack-detection/brute-force/users/" + id),
                                system.keycloak().token())
                        .body()
                        .get("numFailures")
                        .asInt())
                .isZero();
    }

    private void enable(String userId, long version, boolean enabled) {
        assertThat(resource.run(Map.of("userId", userId, "state", Map.of("version", version, "enabled", enabled)))
                        .get(0)
                        .get("outcome")
                        .asText())
                .isEqualTo("done");
    }

    private String person(String email) {
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        return id;
    }

    private void lockOutForGood(boolean permanently) {
        int status = Http.send(
                        "PUT",
                        system.keycloak().address(""),
                        system.keycloak().token(),
                        Map.of(
                                "permanentLockout",
                                permanently,
                                "maxTemporaryLockouts",
                                0,
                                "failureFactor",
                                permanently ? 2 : 30))
                .status();
        assertThat(status).isEqualTo(204);
    }
}
