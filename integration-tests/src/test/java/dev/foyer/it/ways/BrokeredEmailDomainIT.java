package dev.foyer.it.ways;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Through an identity provider")
class BrokeredEmailDomainIT {

    private final FoyerSystem system;

    BrokeredEmailDomainIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("nobody comes in with a domain that customers may not use")
    void review() {
        String email = system.newEmail().replace("buyer.example", "mailinator.com");
        try (Partner partner = Partner.trusted(system)) {
            partner.person(email);
            try (Customer customer = partner.signIn(email)) {
                RegistrationPage form = new RegistrationPage(customer.page());
                form.business("Pine Ltd");
                customer.page()
                        .locator("#kc-idp-review-profile-form [type=submit]")
                        .first()
                        .click();

                assertThat(form.errorAt("email")).containsText("Please use another email address");
            }
            assertThat(system.keycloak().exists(email)).isFalse();
        }
    }
}
