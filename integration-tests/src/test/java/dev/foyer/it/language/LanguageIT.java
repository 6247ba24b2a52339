package dev.foyer.it.language;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A customer's language")
class LanguageIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;

    LanguageIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("is chosen on the sign-up page, without JavaScript too, and kept for mails and the registry")
    void chosenAtSignUp() {
        String email = system.newEmail();
        try (Customer customer = Customer.withoutJavaScript(system)) {
            customer.register();
            Page page = customer.page();
            page.locator(".foyer-languages a[lang=fr]").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("html")).hasAttribute("lang", "fr");
            assertThat(page.locator(".foyer-languages a[aria-current]")).hasText("Français");
            new RegistrationPage(page)
                    .business("Phares du Port SARL")
                    .person(email, "Rosa", "Meyer")
                    .submit();

            assertThat(system.mailbox().await(email).get("subject").asText())
                    .isEqualTo("Confirmez votre compte chez Harbour & Pine");
            customer.openMailedLink(email);
            assertThat(page.locator("html")).hasAttribute("lang", "fr");
            customer.choosePassword(PASSWORD);
            customer.signedInShop();
        }
        assertThat(locale(email)).isEqualTo("fr");
        system.registry()
                .awaitCustomer(email, found -> found.get("language").asText().equals("fr"));
    }

    @Test
    @DisplayName("is what the application asks for, before what the browser says")
    void wishOfTheApplication() {
        try (Customer customer = Customer.of(system)) {
            customer.authorize(Map.of("ui_locales", "it es de"));
            assertThat(customer.page().locator("html")).hasAttribute("lang", "es");
            customer.page().locator("#kc-registration a").click();
            assertThat(customer.page().locator("html")).hasAttribute("lang", "es");
            assertThat(customer.page().locator("input[name=locale]")).hasValue("es");
        }
    }

    @Test
    @DisplayName("may be changed by staff, and the next mail and page speak it, whatever the browser says")
    void changedByStaff() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal", "locale", "en"));
        JsonNode customer = system.registry().awaitCustomer(email);
        assertThat(system.registry().patch(customer, Map.of("language", "de")).status())
                .isEqualTo(200);
        system.registry().awaitCommandsDone();
        assertThat(locale(email)).isEqualTo("de");

        try (Customer browser = Customer.of(system)) {
            browser.authorize(Map.of());
            browser.page().locator("a[href*='reset-credentials']").click();
            browser.page().locator("input[name=username]").fill(email);
            browser.page().locator("#kc-reset-password-form [type=submit]").click();
            assertThat(system.mailbox().await(email).get("subject").asText())
                    .isEqualTo("Wählen Sie ein neues Passwort");
            browser.openMailedLink(email);
            assertThat(browser.page().locator("html")).hasAttribute("lang", "de");
        }
        system.keycloak().delete(id);
    }

    @Test
    @DisplayName("may be changed in the account console, which speaks it at once")
    void changedByTheCustomer() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal", "locale", "en"));
        system.keycloak().setPassword(id, PASSWORD);
        try (Customer customer = Customer.of(system)) {
            Page page = customer.page();
            page.navigate(system.realm() + "/account");
            customer.fillSignIn(email, PASSWORD);
            page.locator("[data-testid=locale-select], #attributes\\.locale")
                    .first()
                    .click();
            page.locator("[role=option]")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Deutsch"))
                    .click();
            page.locator("button[type=submit]").first().click();
            assertThat(page.getByText("Persönliche Angaben").first()).isVisible();
        }
        system.registry()
                .awaitCustomer(email, found -> found.get("language").asText().equals("de"));
    }

    private String locale(String email) {
        return system.keycloak().user(email).at("/attributes/locale/0").asText();
    }
}
