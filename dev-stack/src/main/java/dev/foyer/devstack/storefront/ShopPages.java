package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages of the shop. */
final class ShopPages {
    /**
     * Browsers say where a form was sent from only where a referrer may be sent ({@code Origin} is {@code null} elsewhere); that
     * stays within the shop.
     */
    private static final String HEAD = """
            <meta name="referrer" content="same-origin">
            <style>
            .wrong { color: var(--warn); flex-basis: 100%; }
            [aria-invalid] { border-color: var(--warn); }
            </style>
            """;

    private static final String ACCOUNT = "<a class=\"button\" id=\"sign-in\" href=\"/sign-in\">Sign in</a>"
            + "<a class=\"button primary\" id=\"create-account\" href=\"/create-account\">Create account</a>";
    private static final String ORDERS =
            "<a class=\"button\" id=\"your-orders\" href=\"" + OrderSite.PATH + "\">Your orders</a>";
    private static final String SIGN_OUT =
            "<form method=\"post\" action=\"/sign-out\"><button id=\"sign-out\">Sign out</button></form>";

    private ShopPages() {}

    static String shop(Visit visit) {
        StringBuilder goods = new StringBuilder();
        for (Article article : Article.values()) {
            goods.append("""
                    <li><span><strong>%s</strong><br><span class="soft">%s</span></span>
                    <form method="post" action="/cart"><input type="hidden" name="article" value="%s">
                    <button aria-label="Add to cart: %s">Add to cart</button></form></li>
                    """.formatted(
                            Html.escape(article.label()),
                            Article.price(article.cents()),
                            article.key(),
                            Html.escape(article.label())));
        }
        return page(
                "Paper & Press",
                visit,
                "<h1>Printed with care</h1><section><h2>Our goods</h2><ul class=\"goods\">" + goods + "</ul></section>"
                        + cart(
                                visit,
                                "<a class=\"button primary\" id=\"check-out\" href=\"" + CheckoutSite.PATH
                                        + "\">Check out</a>")
                        + visit.signedIn().map(ClaimTable::sections).orElse(""));
    }

    static String problem(Visit visit, String sentence) {
        return page(
                "That did not work",
                visit,
                "<section class=\"problem\"><h1>That did not work</h1><p role=\"alert\">" + Html.escape(sentence)
                        + "</p><p><a class=\"button\" href=\"/\">Back to the shop</a></p></section>");
    }

    /** @param action what follows below the goods, already safe */
    static String cart(Visit visit, String action) {
        Cart cart = visit.cart();
        String content = cart.articles().isEmpty()
                ? "<p class=\"soft\">Your cart is empty.</p>"
                : "<ul>"
                        + cart.articles().stream()
                                .map(article -> "<li>" + Html.escape(article.label()) + ", "
                                        + Article.price(article.cents()) + "</li>")
                                .collect(Collectors.joining())
                        + "</ul><p>Together <strong>" + Article.price(cart.cents()) + "</strong></p>";
        return "<section id=\"cart\"><h2>Cart</h2>" + content + "<p>" + action + "</p></section>";
    }

    /** A page in the shop's look; {@code main} is already safe. */
    static String page(String title, Visit visit, String main) {
        return Html.page(title, "Paper & Press", HEAD, navigation(visit.signedIn()), main);
    }

    private static String navigation(Optional<SignedIn> signedIn) {
        return signedIn.map(customer -> "<span id=\"customer\">" + Html.escape(customer.name()) + "</span>"
                        + company(customer) + ORDERS + (customer.guest() ? ACCOUNT : "") + SIGN_OUT)
                .orElse(ACCOUNT);
    }

    private static String company(SignedIn customer) {
        return customer.company()
                        .map(company -> "<span id=\"company\">" + Html.escape(company.name()) + " ("
                                + Html.escape(RoleText.of(company.role())) + ")</span>")
                        .orElse("")
                + (customer.hasAccount()
                        ? "<a class=\"button\" id=\"your-company\" href=\"" + CompanySite.PATH + "\">Your company</a>"
                        : "");
    }
}
