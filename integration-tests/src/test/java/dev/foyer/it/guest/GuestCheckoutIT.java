package dev.foyer.it.guest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Who buys as a guest")
class GuestCheckoutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FoyerSystem system;
    private final OrdersOfShop orders;

    GuestCheckoutIT(FoyerSystem system) {
        this.system = system;
        this.orders = new OrdersOfShop(system);
    }

    @AfterEach
    void guestsOn() {
        guestCheckout(true);
    }

    @Test
    @DisplayName("gives an address, is back at the same cart, and the order is in the registry as a guest's")
    void journey() {
        String email = system.newEmail();
        try (GuestShopper guest = GuestShopper.of(system)) {
            guest.checkOut(email);
            assertThat(guest.page().locator("#cart ul")).containsText("Notebook, 96 pages");
            String reference = guest.placeOrder();

            assertThat(guest.page().locator(".notice")).hasText("Thank you. Your order is placed.");
            assertThat(guest.page().locator("#order")).containsText("Notebook, 96 pages");
            JsonNode order = orders.awaitOrder(reference);
            assertThat(order.get("state").asText()).isEqualTo("open");
            assertThat(order.get("shop").asText()).isEqualTo("Paper & Press");
            JsonNode customer = orders.customer(order.get("customerId").asText());
            assertThat(customer.get("accountType").asText()).isEqualTo("guest");
            assertThat(customer.get("email").asText()).isEqualTo(email);
            assertThat(customer.get("emailVerified").asBoolean()).isFalse();
            assertThat(customer.get("lifecycle").asText()).isEqualTo("has_ordered");

            guest.page().locator("#your-orders").click();
            guest.page().locator("#orders a").click();
            assertThat(guest.page().locator("#order-reference")).hasText(reference);
        }
    }

    @Test
    @DisplayName("has tokens that say so, and no account to look after")
    void tokens() {
        String email = system.newEmail();
        try (GuestShopper guest = GuestShopper.of(system)) {
            guest.checkOut(email);
            guest.page().navigate(system.storefront() + "/");

            for (int token = 0; token < 2; token++) {
                assertThat(claim(guest.page(), "account_type", token)).hasText("guest");
                assertThat(claim(guest.page(), "guest_email", token)).hasText(email);
                assertThat(claim(guest.page(), "email", token)).hasText("none");
            }
            assertThat(guest.page().locator("#your-company")).hasCount(0);
        }
    }

    @Test
    @DisplayName("may choose so on the hosted page too, beside signing in and creating an account")
    void chosenOnTheHostedPage() {
        String email = system.newEmail();
        try (GuestShopper guest = GuestShopper.of(system)) {
            guest.fillCart();
            guest.page().locator("#check-out-signed-in").click();
            assertThat(guest.page().getByText("Create an account")).isVisible();
            guest.page().locator("[name=continue-as-guest]").click();

            guest.fillGuestPage(email);
            orders.awaitOrder(guest.placeOrder());
        }
    }

    @Test
    @DisplayName("comes through by keyboard on a phone, and axe finds nothing")
    void accessible() {
        PageCheck check = new PageCheck("en", ColorScheme.DARK);
        try (GuestShopper guest = GuestShopper.in(system, Customer.speaking(system, "en", check.browser()))) {
            Page page = guest.page();
            guest.fillCart();
            check.accessible(page);
            page.locator("#check-out-as-guest").focus();
            page.keyboard().press("Enter");
            page.locator("#foyer-guest-form input[name=email]").waitFor();
            check.hosted(page);
            page.locator("#foyer-guest-form input[name=email]").focus();
            page.keyboard().type(system.newEmail());
            page.keyboard().press("Enter");
            page.locator("#place-order").focus();
            check.accessible(page);
            page.keyboard().press("Enter");
            page.locator("#order-reference").waitFor();
            assertThat(page.locator(".notice")).isFocused();
            check.accessible(page);
            page.locator("#your-orders").focus();
            page.keyboard().press("Enter");
            page.locator("#orders a").waitFor();
            check.accessible(page);
        }
    }

    @Test
    @DisplayName("keeps the orders when they create an account in the same browser, and is the same customer")
    void becomesCustomer() {
        String email = system.newEmail();
        try (GuestShopper guest = GuestShopper.of(system)) {
            guest.checkOut(system.newEmail());
            String reference = guest.placeOrder();
            String customer = orders.awaitOrder(reference).get("customerId").asText();

            guest.page().locator("#keep-orders-account").click();
            guest.page().locator("input[name=email]").waitFor();
            new RegistrationPage(guest.page())
                    .personal()
                    .person(email, "Rosa", "Meyer")
                    .submit();
            guest.customer().openMailedLink(email);
            guest.customer().choosePassword("correct horse battery");
            guest.page().waitForURL(system.storefront() + "/orders");

            await("order " + reference + " at the customer").atMost(PATIENCE).until(() -> {
                guest.page().navigate(system.storefront() + "/orders");
                return guest.page()
                                .locator("#orders [data-order='" + reference + "']")
                                .count()
                        > 0;
            });
            assertThat(guest.page().locator("#customer")).hasText("Rosa Meyer");
            JsonNode upgraded = system.registry().awaitCustomerWithId(customer, found -> found.path("accountType")
                    .asText()
                    .equals("personal"));
            assertThat(upgraded.get("email").asText()).isEqualTo(email);
            assertThat(upgraded.get("lifecycle").asText()).isEqualTo("has_ordered");
            assertThat(orders.awaitOrder(reference).get("customerId").asText()).isEqualTo(customer);
        }
    }

    @Test
    @DisplayName("finishes a purchase that was begun before guests were switched off; nobody begins another")
    void switchedOff() {
        try (GuestShopper inTheMiddle = GuestShopper.of(system);
                GuestShopper late = GuestShopper.of(system)) {
            inTheMiddle.checkOut(system.newEmail());
            guestCheckout(false);

            orders.awaitOrder(inTheMiddle.placeOrder());
            late.fillCart();
            late.page().locator("#check-out-as-guest").click();
            late.page().locator("input[name=password]").waitFor();
            assertThat(late.page().locator("[name=continue-as-guest]")).hasCount(0);
            assertThat(late.page().locator("#foyer-guest-form")).hasCount(0);
        }
    }

    private static Locator claim(Page page, String claim, int token) {
        return page.locator("tr[data-claim=" + claim + "] td").nth(token);
    }

    private void guestCheckout(boolean on) {
        assertThat(system.keycloak().settings(Map.of("guestCheckout", on)).status())
                .isEqualTo(200);
    }
}
