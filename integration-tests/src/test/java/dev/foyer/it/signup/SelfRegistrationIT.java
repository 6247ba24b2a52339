package dev.foyer.it.signup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Once self-registration is off")
class SelfRegistrationIT {

    private final FoyerSystem system;

    SelfRegistrationIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void switchOn() {
        bySettings(true);
    }

    @Test
    @DisplayName("by the realm's own switch, the sign-in page has no link to it")
    void noLink() {
        try (Customer customer = Customer.of(system)) {
            Page page = customer.page();
            page.navigate(system.storefront() + "/");
            page.getByText("Sign in").first().click();
            assertThat(page.getByText("Create an account")).isVisible();

            assertThat(system.keycloak()
                            .send("PUT", "", Map.of("registrationAllowed", false))
                            .status())
                    .isEqualTo(204);
            page.navigate(system.storefront() + "/");
            page.getByText("Sign in").first().click();
            assertThat(page.locator("input[name=password]")).isVisible();
            assertThat(page.getByText("Create an account")).hasCount(0);
        }
    }

    @Test
    @DisplayName("by the settings, the public link leads to a page that says what to do")
    void noPage() {
        bySettings(false);
        try (Customer customer = Customer.of(system)) {
            Response answer = customer.page()
                    .navigate(system.realm() + "/protocol/openid-connect/auth?client_id=storefront&response_type=code"
                            + "&scope=openid&prompt=create&code_challenge_method=S256&code_challenge="
                            + "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
                            + Http.encode(system.storefront() + "/callback"));

            assertThat(answer.status()).isEqualTo(400);
            saysWhatToDo(customer.page());
        }
    }

    @Test
    @DisplayName("a form that was open before is refused, sent by a person or past the page")
    void openForm() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register().personal().person(email, "Ali", "Kaya");
            bySettings(false);

            APIResponse posted = form.post(
                    Map.of("account_type", "personal", "email", email, "firstName", "Ali", "lastName", "Kaya"));
            assertThat(posted.status()).isEqualTo(400);
            form.submit();
            saysWhatToDo(customer.page());
        }
        assertThat(system.waitingSignUps(email)).isZero();
    }

    private static void saysWhatToDo(Page page) {
        assertThat(page.locator("#kc-error-message")).containsText("please go back and sign in");
        assertThat(page.getByText("Back to the shop")).isVisible();
    }

    private void bySettings(boolean on) {
        assertThat(system.keycloak().settings(Map.of("selfRegistration", on)).status())
                .isEqualTo(200);
    }
}
