package dev.foyer.it.bots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
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

    private final FoyerSystem system;
    private final CaptchaStep captcha;

    CaptchaIT(FoyerSystem system) {
        this.system = system;
        this.captcha = new CaptchaStep(system);
    }

    @BeforeEach
    void switchOn() {
        captcha.switchOn();
    }

    @AfterEach
    void switchOff() {
        captcha.switchOff();
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
            CaptchaStep.stand(page);
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
            CaptchaStep.stand(customer.page());
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
        captcha.switchOff();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            APIResponse again = form.page().request().get(form.page().url());

            assertThat(again.headers().get("content-security-policy")).doesNotContain("google");
            assertThat(form.page().locator(".g-recaptcha")).hasCount(0);
        }
    }
}
