package dev.foyer.it.guest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.foyer.it.bots.CaptchaStep;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("With Keycloak's reCAPTCHA step in the registration form, the guest page")
class GuestCaptchaIT {

    private final FoyerSystem system;
    private final CaptchaStep captcha;

    GuestCaptchaIT(FoyerSystem system) {
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
        try (GuestShopper guest = GuestShopper.of(system)) {
            Page page = guest.page();
            List<String> refused = new CopyOnWriteArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    refused.add(message.text());
                }
            });
            open(guest);

            assertThat(page.locator("#foyer-guest-form .g-recaptcha[data-sitekey=site]"))
                    .hasCount(1);
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
        }
    }

    @Test
    @DisplayName("lets nobody on who does not answer, says so, keeps what was typed, and makes no guest")
    void refusesWithoutAnAnswer() {
        String email = system.newEmail();
        try (GuestShopper guest = GuestShopper.of(system)) {
            open(guest);
            guest.page().locator("[name=email]").fill(email);
            guest.page().locator("#foyer-guest-continue").click();

            assertThat(guest.page().getByText("Please confirm that you are not a robot"))
                    .isVisible();
            assertThat(guest.page().locator("[name=email]")).hasValue(email);
        }
        assertThat(guestsWith(email)).isZero();
    }

    @Test
    @DisplayName("has the captcha in its button where it has no box, and lets nobody on without it either")
    void withoutABox() {
        captcha.switchOn(true);
        Visitor visitor = new Visitor(system).signIn(Map.of("foyer_guest", "true"));

        assertThat(visitor.page())
                .containsPattern("<button[^>]*g-recaptcha[^>]*id=\"foyer-guest-continue\"[^>]*data-sitekey=\"site\"")
                .contains("getElementById(\"foyer-guest-form\").requestSubmit()");
        assertThat(visitor.giveAddress(system.newEmail()).isBack()).isFalse();
        assertThat(visitor.page()).contains("Please confirm that you are not a robot");
    }

    @Test
    @DisplayName("without the step lets no frame of others load, and guests on")
    void withoutTheStep() {
        captcha.switchOff();
        Visitor visitor = new Visitor(system).signIn(Map.of("foyer_guest", "true"));

        assertThat(visitor.header("Content-Security-Policy")).doesNotContain("google");
        assertThat(visitor.page()).doesNotContain("g-recaptcha");
        assertThat(visitor.giveAddress(system.newEmail()).isBack()).isTrue();
    }

    private static void open(GuestShopper guest) {
        CaptchaStep.stand(guest.page());
        guest.fillCart();
        guest.page().locator("#check-out-as-guest").click();
        guest.page().locator("#foyer-guest-form input[name=email]").waitFor();
    }

    private long guestsWith(String email) {
        return system.keycloakDatabase()
                .count("select count(*) from user_attribute where name = 'guest_email' and value = ?", email);
    }
}
