package dev.foyer.it.ways;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnFoyer
@DisplayName("On a screen of 320 pixels, in every language, it is accessible")
class BrokeredPagesIT {

    private final FoyerSystem system;

    BrokeredPagesIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void switchOn() {
        system.keycloak().settings(Map.of("selfRegistration", true));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"en, DARK", "de, LIGHT", "fr, DARK", "es, LIGHT"})
    @DisplayName("to come in through an identity provider for the first time, have an account already, be refused")
    void firstSignIn(String language, ColorScheme scheme) {
        PageCheck check = new PageCheck(language, scheme);
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        String stranger = system.newEmail();
        try (Partner partner = Partner.trusted(system)) {
            partner.person(email);
            partner.person(stranger);
            try (Customer customer = partner.signIn(Customer.speaking(system, language, check.browser()), email)) {
                Page page = customer.page();
                RegistrationPage review = new RegistrationPage(page);
                review.businessName().waitFor();
                check.hosted(page);
                review.business(" ").submitReview();
                review.errorAt("business_name").waitFor();
                check.hosted(page);
                review.business("Harbour Lights Ltd").submitReview();
                page.locator("#linkAccount").waitFor();
                check.hosted(page);
                page.locator("#linkAccount").click();
                page.locator("#instruction1").waitFor();
                check.hosted(page);
            }
            system.keycloak().settings(Map.of("selfRegistration", false));
            try (Customer customer = partner.signIn(Customer.speaking(system, language, check.browser()), stranger)) {
                customer.page().locator("#kc-error-message").waitFor();
                check.hosted(customer.page());
            }
        }
    }
}
