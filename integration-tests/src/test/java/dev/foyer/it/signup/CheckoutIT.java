package dev.foyer.it.signup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Who signs up while checking out")
class CheckoutIT {

    private final FoyerSystem system;

    CheckoutIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName(
            "is back in the checkout with the same cart after the confirmation, whatever was clicked while waiting")
    void sameCart() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            Page page = customer.page();
            String cart = fillCart(page);
            RegistrationPage form = registerAtCheckout(page);
            form.business(system.newBusiness()).person(email, "Rosa", "Meyer").submit();
            page.getByText(email).first().waitFor();

            page.navigate(system.storefront() + "/");
            page.getByText("Sign in").first().click();
            page.locator("input[name=password]").waitFor();

            customer.openMailedLink(email);
            customer.choosePassword("correct horse battery");
            page.waitForURL(system.storefront() + "/checkout");
            assertThat(page.locator("#buyer")).containsText("Rosa Meyer");
            assertThat(page.locator("#cart ul")).hasText(cart);
        }
    }

    @Test
    @DisplayName("finds on another device no cart of somebody else, and on the first one still the own")
    void otherDevice() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system);
                Customer phone = Customer.of(system)) {
            Page page = customer.page();
            String cart = fillCart(page);
            registerAtCheckout(page).personal().person(email, "Ali", "Kaya").submit();
            page.getByText(email).first().waitFor();

            phone.openMailedLink(email);
            phone.choosePassword("correct horse battery");
            phone.page().locator("#kc-info-message a").click();
            assertThat(phone.page().locator("#cart")).containsText("Your cart is empty");

            page.navigate(system.storefront() + "/checkout");
            page.locator("#check-out-signed-in").click();
            customer.fillSignIn(email, "correct horse battery");
            page.waitForURL(system.storefront() + "/checkout");
            assertThat(page.locator("#cart ul")).hasText(cart);
        }
    }

    /** Puts two articles into the cart and answers with what the shop shows of it. */
    private String fillCart(Page page) {
        page.navigate(system.storefront() + "/");
        page.locator("[aria-label^='Add ']").nth(0).click();
        page.locator("[aria-label^='Add ']").nth(1).click();
        assertThat(page.locator("#cart li")).hasCount(2);
        return page.locator("#cart ul").textContent();
    }

    private static RegistrationPage registerAtCheckout(Page page) {
        page.locator("#check-out").click();
        page.locator("#check-out-signed-in").click();
        page.locator("input[name=password]").waitFor();
        page.getByText("Create an account").click();
        page.locator("input[name=email]").waitFor();
        return new RegistrationPage(page);
    }
}
