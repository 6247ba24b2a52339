package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;

/** The page between the cart and the order. */
final class CheckoutPage {
    private static final String BACK = "<a class=\"button\" href=\"/\">Back to the shop</a>";

    private CheckoutPage() {}

    static String of(Visit visit) {
        String who = visit.signedIn().map(CheckoutPage::buyer).orElseGet(CheckoutPage::choice);
        String order = visit.signedIn().isPresent() && !visit.cart().empty()
                ? "<form method=\"post\" action=\"" + OrderSite.PATH
                        + "\"><button class=\"primary\" id=\"place-order\">Place order</button></form> "
                : "";
        return ShopPages.page(
                NoticeHtml.title(visit, "Checkout"),
                visit,
                "<h1>Checkout</h1>" + NoticeHtml.of(visit) + who + ShopPages.cart(visit, order + BACK));
    }

    private static String buyer(SignedIn customer) {
        return "<section><p>You buy as <strong id=\"buyer\">" + Html.escape(customer.name()) + "</strong>"
                + (customer.guest() ? ", a guest" : "") + ".</p></section>";
    }

    private static String choice() {
        return """
                <section id="how-to-buy"><h2>How would you like to buy?</h2><ul class="rows">
                <li><span>With the account that you have</span>
                <a class="button" id="check-out-signed-in" href="%s">Sign in</a></li>
                <li><span>With a new account, which keeps your orders</span>
                <a class="button" id="check-out-with-new-account" href="%s">Create account</a></li>
                <li><span>Without an account: an email address is enough</span>
                <a class="button" id="check-out-as-guest" href="%s">Continue as guest</a></li>
                </ul></section>
                """.formatted(CheckoutSite.SIGN_IN, CheckoutSite.CREATE_ACCOUNT, CheckoutSite.AS_GUEST);
    }
}
