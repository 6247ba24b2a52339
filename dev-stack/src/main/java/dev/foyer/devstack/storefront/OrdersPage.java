package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;
import java.util.List;
import java.util.UUID;

/** The page "Your orders". */
final class OrdersPage {
    /** Begins the names of the fields that hold the references of orders to claim. */
    static final String REFERENCE = "reference";

    /** As many as the API takes in one claim. */
    private static final int MOST_AT_ONCE = 100;

    private static final String TITLE = "Your orders";

    private OrdersPage() {}

    /** Of a customer. */
    static String of(Visit visit, OrdersView view) {
        return page(visit, own(view.orders()) + toClaim(view.asGuest()));
    }

    /** Of a guest. */
    static String ofGuest(Visit visit, List<PlacedOrder> orders) {
        StringBuilder rows = new StringBuilder();
        for (PlacedOrder order : orders) {
            rows.append("<li data-order=\"%1$s\"><a href=\"%2$s\">%1$s</a><span>%3$s</span></li>"
                    .formatted(
                            Html.escape(order.reference()),
                            Html.escape(OrderSite.page(order.reference()).toString()),
                            Article.price(order.goods().cents())));
        }
        return page(visit, list(rows) + keep());
    }

    /** When the API does not say what there is. */
    static String of(Visit visit, ApiProblem problem) {
        String sentence = ProblemText.ofPage(problem);
        return ShopPages.page(
                Notice.problem(sentence).title() + " " + TITLE,
                visit,
                "<h1>" + TITLE + "</h1>" + NoticeHtml.of(visit) + "<section class=\"problem\"><p role=\"alert\">"
                        + Html.escape(sentence) + "</p><p><a class=\"button\" id=\"try-again\" href=\""
                        + OrderSite.PATH + "\">Try again</a></p></section>");
    }

    /** What a guest can do to find the orders again later. */
    static String keep() {
        return """
                <section id="keep-orders"><h2>Keep your orders</h2>
                <p>Create an account here and now, and the orders of this visit are in it.</p>
                <p><a class="button" id="keep-orders-account" href="%s">Create an account for them</a></p></section>
                """.formatted(OrderSite.CREATE_ACCOUNT);
    }

    private static String page(Visit visit, String sections) {
        return ShopPages.page(
                NoticeHtml.title(visit, TITLE), visit, "<h1>" + TITLE + "</h1>" + NoticeHtml.of(visit) + sections);
    }

    private static String own(List<OrdersView.Order> orders) {
        StringBuilder rows = new StringBuilder();
        for (OrdersView.Order order : orders) {
            rows.append("<li data-order=\"%s\">%s<span>%s</span></li>"
                    .formatted(Html.escape(order.reference()), text(order), Html.escape(state(order))));
        }
        return list(rows);
    }

    private static String list(CharSequence rows) {
        return "<section id=\"orders\"><h2>Orders</h2>"
                + (rows.isEmpty()
                        ? "<p class=\"soft\">There are none yet.</p>"
                        : "<ul class=\"rows\">" + rows + "</ul>")
                + "</section>";
    }

    private static String toClaim(List<OrdersView.Order> orders) {
        if (orders.isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (OrdersView.Order order : orders) {
            rows.append("<li data-guest-order=\"%s\">%s%s</li>"
                    .formatted(
                            Html.escape(order.reference()),
                            text(order),
                            form(List.of(order), "This is mine", "This is mine: order " + order.reference())));
        }
        return "<section id=\"guest-orders\"><h2>Ordered as a guest</h2><p>Somebody has placed these with your email address, as a"
                + " guest. Take those that are yours.</p><ul class=\"rows\">" + rows + "</ul>"
                + (orders.size() > 1 && orders.size() <= MOST_AT_ONCE
                        ? form(orders, "All are mine", "All are mine")
                        : "")
                + "</section>";
    }

    private static String form(List<OrdersView.Order> orders, String button, String whole) {
        StringBuilder fields = new StringBuilder();
        for (int number = 0; number < orders.size(); number++) {
            fields.append("<input type=\"hidden\" name=\"%s%d\" value=\"%s\">"
                    .formatted(REFERENCE, number, Html.escape(orders.get(number).reference())));
        }
        return "<form method=\"post\" action=\"%s\">%s<input type=\"hidden\" name=\"key\" value=\"%s\"><button aria-label=\"%s\">%s</button></form>"
                .formatted(OrderSite.CLAIM, fields, UUID.randomUUID(), Html.escape(whole), button);
    }

    private static String text(OrdersView.Order order) {
        return "<span><strong>%s</strong><br><span class=\"soft\">%s%s</span></span>"
                .formatted(
                        Html.escape(order.reference()),
                        Html.escape(order.day()),
                        order.shop() == null ? "" : ", " + Html.escape(order.shop()));
    }

    private static String state(OrdersView.Order order) {
        return order.state() == null ? "" : order.state();
    }
}
