package dev.foyer.it.bots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.foyer.it.system.FoyerSystem;
import java.util.Map;

/** Keycloak's reCAPTCHA step in the registration form, with a gear that Google does not know. */
public final class CaptchaStep {

    private static final String EXECUTIONS = "/authentication/flows/foyer%20registration/executions";

    private final FoyerSystem system;

    public CaptchaStep(FoyerSystem system) {
        this.system = system;
    }

    /** With the box that people tick. */
    public void switchOn() {
        switchOn(false);
    }

    /** With or without a box: without it, the button of the form asks. */
    public void switchOn(boolean invisible) {
        Map<String, Object> gear = Map.of(
                "alias",
                "captcha",
                "config",
                Map.of("site.key", "site", "secret.key", "secret", "recaptcha.v3", Boolean.toString(invisible)));
        ObjectNode step = step();
        if (step.hasNonNull("authenticationConfig")) {
            String id = step.get("authenticationConfig").asText();
            assertThat(system.keycloak()
                            .send("PUT", "/authentication/config/" + id, gear)
                            .status())
                    .isEqualTo(204);
        } else {
            system.keycloak()
                    .make("/authentication/executions/" + step.get("id").asText() + "/config", gear);
        }
        require("REQUIRED");
    }

    public void switchOff() {
        require("DISABLED");
    }

    /** Gives the browser an empty script and an empty frame in Google's place. */
    public static void stand(Page page) {
        page.route(
                "https://www.google.com/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType(route.request().url().contains("api.js") ? "text/javascript" : "text/html")
                        .setBody("")));
    }

    private ObjectNode step() {
        for (JsonNode step : system.keycloak().get(EXECUTIONS).body()) {
            if (step.path("providerId").asText().equals("registration-recaptcha-action")) {
                return (ObjectNode) step;
            }
        }
        throw new AssertionError("The registration flow has no reCAPTCHA step.");
    }

    private void require(String requirement) {
        assertThat(system.keycloak()
                        .send("PUT", EXECUTIONS, step().put("requirement", requirement))
                        .status())
                .isBetween(200, 204);
    }
}
