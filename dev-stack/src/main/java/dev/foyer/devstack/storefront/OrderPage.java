package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;
import java.util.stream.Collectors;

/** The page of one order, for whoever placed it. */
final class OrderPage {
    private OrderPage() {}

    static String of(Visit visit, SignedIn customer, PlacedOrder order) {
        String title = "Order " + order.reference();
        return ShopPages.page(
                NoticeHtml.title(visit, title),
                visit,
                "<h1>Order <span id=\"order-reference\">" + Html.escape(order.reference()) + "</span></h1>"
                        + NoticeHtml.of(visit)
                        + "<section id=\"order\"><h2>What you have ordered</h2><ul>"
                        + order.goods().articles().stream()
                                .map(article -> "<li>" + Html.escape(article.label()) + ", "
                                        + Article.price(article.cents()) + "</li>")
                                .collect(Collectors.joining())
                        + "</ul><p>Together <strong>"
                        + Article.price(order.goods().cents()) + "</strong></p><p><a href=\"" + OrderSite.PATH
                        + "\">Your orders</a></p></section>"
                        + (customer.guest() ? OrdersPage.keep() : ""));
    }
}
