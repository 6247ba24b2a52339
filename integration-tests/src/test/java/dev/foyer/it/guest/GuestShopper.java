package dev.foyer.it.guest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;

/** Somebody who buys at the shop without an account, in a browser of their own. */
final class GuestShopper implements AutoCloseable {

    private final FoyerSystem system;
    private final Customer customer;

    private GuestShopper(FoyerSystem system, Customer customer) {
        this.system = system;
        this.customer = customer;
    }

    static GuestShopper of(FoyerSystem system) {
        return in(system, Customer.of(system));
    }

    static GuestShopper in(FoyerSystem system, Customer customer) {
        return new GuestShopper(system, customer);
    }

    /** Who has bought something with this address; the answer is the order's reference. */
    static String orderOf(FoyerSystem system, String email) {
        try (GuestShopper guest = of(system)) {
            guest.checkOut(email);
            return guest.placeOrder();
        }
    }

    Page page() {
        return customer.page();
    }

    Customer customer() {
        return customer;
    }

    /** Puts something into the cart and comes to the page where one chooses how to buy. */
    void fillCart() {
        page().navigate(system.storefront() + "/");
        page().locator("[aria-label^='Add ']").first().click();
        page().locator("#check-out").click();
        page().locator("#how-to-buy").waitFor();
    }

    /** As a guest with this address from the cart to the checkout. */
    void checkOut(String email) {
        fillCart();
        page().locator("#check-out-as-guest").click();
        fillGuestPage(email);
    }

    /** Fills the hosted page for guests that is open, and is back at the checkout. */
    void fillGuestPage(String email) {
        page().locator("#foyer-guest-form input[name=email]").fill(email);
        page().locator("#foyer-guest-continue").click();
        page().waitForURL(system.storefront() + "/checkout");
        assertThat(page().locator("#buyer")).hasText(email);
    }

    /** Places the order, and answers with its reference. */
    String placeOrder() {
        page().locator("#place-order").click();
        return page().locator("#order-reference").innerText();
    }

    @Override
    public void close() {
        customer.close();
    }
}
