package dev.foyer.it.storefront;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A customer who is signed in at the shop, in a browser of their own. */
final class Shopper implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private final Customer customer;
    private final String email;

    private Shopper(FoyerSystem system, Customer customer, String email) {
        this.system = system;
        this.customer = customer;
        this.email = email;
    }

    /** Somebody with a business; nobody has one of this name. */
    static Shopper business(FoyerSystem system, Customer customer, String name) {
        return signedIn(system, customer, Map.of("account_type", "business", "business_name", name));
    }

    static Shopper personal(FoyerSystem system, Customer customer) {
        return signedIn(system, customer, Map.of("account_type", "personal"));
    }

    private static Shopper signedIn(FoyerSystem system, Customer customer, Map<String, String> attributes) {
        String email = system.newEmail();
        system.keycloak().setPassword(system.keycloak().create(email, true, attributes), PASSWORD);
        system.registry().awaitCustomer(email);
        customer.signIn(email, PASSWORD);
        customer.signedInShop();
        return new Shopper(system, customer, email);
    }

    String email() {
        return email;
    }

    Page page() {
        return customer.page();
    }

    /** Opens the page of the company over and over until it has this. */
    Locator awaitOnCompanyPage(String selector) {
        await(selector).atMost(Duration.ofSeconds(20)).until(() -> {
            page().navigate(system.storefront() + "/company");
            return page().locator(selector).count() > 0;
        });
        return page().locator(selector);
    }

    /** Opens the page of the company over and over until this is gone from it. */
    void awaitGoneFromCompanyPage(String selector) {
        await("no " + selector).atMost(Duration.ofSeconds(20)).until(() -> {
            page().navigate(system.storefront() + "/company");
            return page().locator("h1").count() > 0 && page().locator(selector).count() == 0;
        });
    }

    /** Presses the button that stands for this, and waits for what the next page says. */
    void press(String label) {
        arrive(".notice", () -> page().locator("button[aria-label='" + label + "']")
                .click());
    }

    /** Follows the link to a page that asks back. */
    void open(Locator link) {
        arrive("#question", link::click);
    }

    /** Says yes on a page that asks back. */
    void confirm() {
        arrive(".notice", () -> page().locator("#question button").click());
    }

    /** Does something by keyboard where the focus is, and waits for this on the page that comes. */
    void type(String selector, String... keys) {
        arrive(selector, () -> List.of(keys).forEach(page().keyboard()::press));
    }

    private void arrive(String selector, Runnable action) {
        page().evaluate("document.documentElement.dataset.left = ''");
        action.run();
        page().locator("html:not([data-left]) " + selector).first().waitFor();
    }

    /** What the page says about what was asked for last. */
    String notice() {
        return page().locator(".notice").innerText();
    }

    @Override
    public void close() {
        customer.close();
    }
}
