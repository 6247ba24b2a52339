package dev.foyer.it.signup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks are crossed with languages, so that each is seen without walking every road eight times. */
@OnFoyer
@DisplayName("On a screen of 320 pixels, in every language, light and dark, it is accessible")
class PagesIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;

    PagesIT(FoyerSystem system) {
        this.system = system;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"en, LIGHT", "de, DARK", "fr, LIGHT", "es, DARK"})
    @DisplayName("to sign up, confirm the email address, choose a password, sign out")
    void signUp(String language, ColorScheme scheme) {
        PageCheck check = new PageCheck(language, scheme);
        String email = system.newEmail();
        try (Customer customer = Customer.speaking(system, language, check.browser())) {
            Page page = customer.page();
            RegistrationPage form = customer.register();
            check.hosted(page);
            form.business(" ").person("not an address", "", "").submit();
            check.hosted(page);
            form.business("Harbour Lights Ltd").person(email, "Rosa", "Meyer");
            form.newsletter().check();
            form.submit();
            check.hosted(page);
            page.locator("#foyer-send-again").click();
            check.hosted(page);
            customer.openMailedLink(email);
            check.hosted(page);
            customer.choosePassword("short");
            check.hosted(page);
            customer.choosePassword(PASSWORD);
            customer.signedInShop();
            check.accessible(page);

            page.navigate(system.realm() + "/protocol/openid-connect/logout");
            check.hosted(page);
            page.locator("#kc-logout").click();
            assertThat(page.locator("#kc-logout")).hasCount(0);
            check.hosted(page);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"en, DARK", "de, LIGHT", "fr, DARK", "es, LIGHT"})
    @DisplayName("to confirm on another device, when somebody else is signed in there, and once too often")
    void otherDevice(String language, ColorScheme scheme) {
        PageCheck check = new PageCheck(language, scheme);
        String someone = system.newEmail();
        system.keycloak()
                .setPassword(system.keycloak().create(someone, true, Map.of("account_type", "personal")), PASSWORD);
        String email = system.newEmail();
        try (Customer customer = Customer.speaking(system, language, check.browser())) {
            customer.register().personal().person(email, "Ali", "Kaya").submit();
            customer.page().getByText(email).first().waitFor();
        }
        try (Customer other = Customer.speaking(system, language, check.browser())) {
            Page page = other.page();
            other.signIn(someone, PASSWORD);
            other.signedInShop();
            other.openMailedLink(email);
            check.hosted(page);
            other.confirm();
            page.locator(".foyer-details").waitFor();
            other.choosePassword(PASSWORD);
            page.locator("#kc-info-message").waitFor();
            check.hosted(page);
            other.openMailedLink(email);
            check.hosted(page);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"en, LIGHT", "de, DARK", "fr, LIGHT", "es, DARK"})
    @DisplayName("to sign in, mistype, come back late, ask for another password, meet an error")
    void signIn(String language, ColorScheme scheme) {
        PageCheck check = new PageCheck(language, scheme);
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        try (Customer customer = Customer.speaking(system, language, check.browser())) {
            Page page = customer.page();
            customer.signIn(email, "wrong");
            check.hosted(page);
            customer.expirePage();
            check.hosted(page);
            page.locator("#loginContinueLink").click();
            page.locator("a[href*='reset-credentials']").click();
            check.hosted(page);
            page.locator("input[name=username]").fill("");
            page.locator("#kc-reset-password-form [type=submit]").click();
            check.hosted(page);
            page.locator("input[name=username]").fill(email);
            page.locator("#kc-reset-password-form [type=submit]").click();
            check.hosted(page);
            customer.openMailedLink(email);
            check.hosted(page);
            customer.authorize(Map.of("redirect_uri", "https://elsewhere.example/"));
            assertThat(page.locator("#kc-error-message").count()).isEqualTo(1);
            check.hosted(page);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"en, DARK", "de, LIGHT", "fr, DARK", "es, LIGHT"})
    @DisplayName("to set up a second step, complete one's details, look after one's account")
    void details(String language, ColorScheme scheme) {
        PageCheck check = new PageCheck(language, scheme);
        String late = system.newEmail();
        system.keycloak().importPastRules(late, Map.of("account_type", "business"));
        system.keycloak().setPassword(system.keycloak().user(late).get("id").asText(), PASSWORD);
        try (Customer customer = Customer.speaking(system, language, check.browser())) {
            Page page = customer.page();
            customer.authorize(Map.of("kc_action", "CONFIGURE_TOTP"));
            customer.fillSignIn(late, PASSWORD);
            page.locator("#kc-update-profile-form").waitFor();
            check.hosted(page);
            page.locator("#kc-update-profile-form [type=submit]").click();
            check.hosted(page);
            page.locator("input[name=business_name]").fill("Late Name Ltd");
            page.locator("#kc-update-profile-form [type=submit]").click();
            page.locator("#kc-totp-settings-form").waitFor();
            check.hosted(page);
            page.locator("#saveTOTPBtn").click();
            check.hosted(page);
        }
        String email = system.newEmail();
        system.keycloak()
                .setPassword(system.keycloak().create(email, true, Map.of("account_type", "personal")), PASSWORD);
        try (Customer customer = Customer.speaking(system, language, check.browser())) {
            customer.page().navigate(system.realm() + "/account");
            customer.fillSignIn(email, PASSWORD);
            customer.page().locator("#firstName").waitFor();
            check.hosted(customer.page());
        }
    }
}
