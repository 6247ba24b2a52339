package dev.foyer.it.bots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Keycloak's own step asks Google, whose address is fixed; what Google would say is not tried here. The browser gets an empty
 * script and an empty frame in Google's place.
 */
@OnFoyer
@DisplayName("With Keycloak's reCAPTCHA step, the registration form")
class CaptchaIT {

    private static final String EXECUTIONS = "/authentication/flows/foyer%20registration/executions";

    private final FoyerSystem system;

    CaptchaIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void switchOn() {
        ObjectNode step = step();
        if (!step.hasNonNull("authenticationConfig")) {
            system.keycloak()
                    .make(
                            "/authentication/executions/" + step.get("id").asText() + "/config",
                            Map.of(
                                    "alias",
                                    "captcha",
                                    "config",
                                    Map.of("site.key", "site", "secret.key", "secret", "recaptcha.v3", "false")));
        }
        require("REQUIRED");
    }

    @AfterEach
    void switchOff() {
        require("DISABLED");
    }

    @Test
    @DisplayName("shows the widget, and its content security policy lets Google's frame load")
    void shows() {
        try (Customer customer = Customer.of(system)) {
            Page page = customer.page();
            List<String> refused = new CopyOnWriteArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    refused.add(message.text());
                }
            });
            stand(page);
            RegistrationPage form = customer.register();

            assertThat(page.locator(".g-recaptcha[data-sitekey=site]")).hasCount(1);
            assertThat(page.locator("script[src^='https://www.google.com/recaptcha/api.js']"))
                    .hasCount(1);
            page.waitForResponse("https://www.google.com/recaptcha/api2/anchor", () -> page.evaluate("""
                    () => {
                      const frame = document.createElement('iframe');
                      frame.src = 'https://www.google.com/recaptcha/api2/anchor';
                      document.body.append(frame);
                    }
                    """));
            assertThat(refused).isEmpty();
            page.evaluate("""
                    () => {
                      const frame = document.createElement('iframe');
                      frame.src = 'https://elsewhere.example/';
                      document.body.append(frame);
                    }
                    """);
            page.waitForCondition(() -> !refused.isEmpty());
            assertThat(form.page().locator("[name=email]")).isVisible();
        }
    }

    @Test
    @DisplayName("refuses who does not answer, with a message, and keeps what was typed")
    void refusesWithoutAnAnswer() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            stand(customer.page());
            RegistrationPage form = customer.register();
            form.personal().person(email, "Ali", "Kaya").submit();

            assertThat(form.message()).containsText("Please confirm that you are not a robot");
            assertThat(form.page().locator("[name=email]")).hasValue(email);
        }
        assertThat(system.waitingSignUps(email)).isZero();
    }

    @Test
    @DisplayName("without the step lets no frame of others load")
    void withoutTheStep() {
        require("DISABLED");
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            APIResponse again = form.page().request().get(form.page().url());

            assertThat(again.headers().get("content-security-policy")).doesNotContain("google");
            assertThat(form.page().locator(".g-recaptcha")).hasCount(0);
        }
    }

    private static void stand(Page page) {
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
