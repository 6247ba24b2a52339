package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What each address of the shop does. */
final class ShopSite {
    private static final URI HOME = URI.create("/");
    private static final String FOREIGN =
            "This was not sent from a page of this shop. Open the page here, and do it again.";

    private final Visits visits;
    private final OwnPages own;
    private final SignInSite signIn;
    private final FreshVisits fresh;
    private final SignedInPages signedIn;
    private final CompanySite company;
    private final CheckoutSite checkout;
    private final OrderSite orders;

    ShopSite(OwnPages own, Visits visits, SignInSite signIn, FreshVisits fresh, AccountApi api, OrderDesk desk) {
        this.own = own;
        this.visits = visits;
        this.signIn = signIn;
        this.fresh = fresh;
        this.signedIn = new SignedInPages(fresh, signIn);
        this.company = new CompanySite(api, visits);
        this.checkout = new CheckoutSite(fresh, signIn);
        this.orders = new OrderSite(api, desk, visits, signIn, signedIn);
    }

    void handle(Exchange exchange) throws IOException {
        if (exchange.method().equals("POST") && !own.sent(exchange)) {
            exchange.html(403, ShopPages.problem(visits.of(exchange), FOREIGN));
            return;
        }
        try {
            switch (exchange.method() + " " + exchange.path()) {
                case "GET /" -> exchange.html(200, ShopPages.shop(fresh.of(exchange, SignedInPages.OLDEST)));
                case "POST /cart" -> addToCart(exchange);
                case "GET /sign-in" -> signIn.withAccount(exchange, "/");
                case "GET /create-account" -> signIn.begin(exchange, "/", HostedPage.REGISTRATION);
                case "GET /callback" -> signIn.complete(exchange);
                case "POST /sign-out" -> signIn.signOut(exchange);
                case "GET " + CompanySite.PATH -> signedIn.show(exchange, CompanySite.PATH, company::show);
                default -> other(exchange);
            }
        } catch (SignInProblem | MalformedForm e) {
            exchange.html(400, ShopPages.problem(visits.of(exchange), String.valueOf(e.getMessage())));
        }
    }

    private void other(Exchange exchange) throws IOException, SignInProblem, MalformedForm {
        if (!checkout.handled(exchange) && !orders.handled(exchange) && !companyHandled(exchange)) {
            exchange.html(404, ShopPages.problem(visits.of(exchange), "There is no such page in this shop."));
        }
    }

    private boolean companyHandled(Exchange exchange) throws IOException, SignInProblem, MalformedForm {
        Optional<CompanyForm> form = CompanyForm.at(exchange.path());
        if (form.isPresent() && exchange.method().equals("POST")) {
            Map<String, String> fields = SubmittedForm.of(exchange);
            signedIn.send(
                    exchange,
                    CompanySite.PATH,
                    (sent, visit, customer) -> company.send(sent, form.get(), fields, customer));
            return true;
        }
        if (form.filter(CompanyForm::asksBack).isPresent() && exchange.method().equals("GET")) {
            signedIn.show(
                    exchange,
                    CompanySite.PATH,
                    (asked, visit, customer) -> company.ask(asked, form.get(), visit, customer));
            return true;
        }
        return false;
    }

    private void addToCart(Exchange exchange) throws IOException, MalformedForm {
        Optional<Article> article = Article.named(SubmittedForm.of(exchange).getOrDefault("article", ""));
        if (article.isPresent()) {
            visits.change(exchange, visit -> visit.withCart(visit.cart().with(article.get())));
        }
        exchange.redirect(HOME);
    }
}
