package dev.foyer.devstack.storefront;

import com.nimbusds.openid.connect.sdk.Prompt;
import dev.foyer.devstack.web.Exchange;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What each address of the shop does. */
final class ShopSite {
    private static final URI HOME = URI.create("/");
    private static final String FOREIGN =
            "This was not sent from a page of this shop. Open the page here, and do it again.";
    private static final Notice AGAIN =
            Notice.problem("You were not signed in any more, so nothing was done. Please do that again.");

    /** Tokens as old as this are exchanged for new ones; a shop with many visitors would wait longer. */
    private static final Duration OLDEST = Duration.ofSeconds(10);

    private final Visits visits = new Visits();
    private final OwnPages own;
    private final SignInSite signIn;
    private final FreshVisits fresh;
    private final CompanySite company;

    ShopSite(OwnPages own, SignIn signIn, AccountApi api, Clock clock) {
        this.own = own;
        this.signIn = new SignInSite(signIn, visits);
        this.fresh = new FreshVisits(visits, signIn, clock);
        this.company = new CompanySite(api, visits);
    }

    void handle(Exchange exchange) throws IOException {
        if (exchange.method().equals("POST") && !own.sent(exchange)) {
            exchange.html(403, ShopPages.problem(visits.of(exchange), FOREIGN));
            return;
        }
        try {
            switch (exchange.method() + " " + exchange.path()) {
                case "GET /" -> exchange.html(200, ShopPages.shop(fresh.of(exchange, OLDEST)));
                case "POST /cart" -> addToCart(exchange);
                case "GET /sign-in" -> signIn.begin(exchange, "/");
                case "GET /create-account" -> signIn.createAccount(exchange);
                case "GET /checkout" -> checkOut(exchange);
                case "GET /callback" -> signIn.complete(exchange);
                case "POST /sign-out" -> signIn.signOut(exchange);
                case "GET " + CompanySite.PATH -> showCompany(exchange, company::show);
                default -> other(exchange);
            }
        } catch (SignInProblem | MalformedForm e) {
            exchange.html(400, ShopPages.problem(visits.of(exchange), String.valueOf(e.getMessage())));
        }
    }

    private void other(Exchange exchange) throws IOException, SignInProblem, MalformedForm {
        Optional<CompanyForm> form = CompanyForm.at(exchange.path());
        if (form.isPresent() && exchange.method().equals("POST")) {
            send(exchange, form.get());
        } else if (form.filter(CompanyForm::asksBack).isPresent()
                && exchange.method().equals("GET")) {
            showCompany(exchange, (asked, visit, customer) -> company.ask(asked, form.get(), visit, customer));
        } else {
            exchange.html(404, ShopPages.problem(visits.of(exchange), "There is no such page in this shop."));
        }
    }

    /** A page for somebody who is signed in. */
    private interface CompanyPages {
        void show(Exchange exchange, Visit visit, SignedIn customer) throws IOException, ApiProblem;
    }

    private void showCompany(Exchange exchange, CompanyPages page) throws IOException, SignInProblem {
        Visit visit = fresh.of(exchange, Duration.ZERO);
        if (visit.signedIn().isEmpty()) {
            signIn.begin(exchange, CompanySite.PATH);
            return;
        }
        try {
            page.show(exchange, visit, visit.signedIn().get());
        } catch (ApiProblem e) {
            signInAgain(exchange, visit.signedIn().get(), UnaryOperator.identity());
        }
    }

    private void send(Exchange exchange, CompanyForm form) throws IOException, SignInProblem, MalformedForm {
        Map<String, String> fields = SubmittedForm.of(exchange);
        Optional<SignedIn> customer = fresh.of(exchange, OLDEST).signedIn();
        if (customer.isEmpty()) {
            signIn.begin(exchange, CompanySite.PATH, Optional.empty(), visit -> visit.withNotice(AGAIN));
            return;
        }
        try {
            company.send(exchange, form, fields, customer.get());
        } catch (ApiProblem e) {
            signInAgain(exchange, customer.get(), visit -> visit.withNotice(AGAIN));
        }
    }

    /** Keycloak's session may well go on, and its next token be refused too: a page in between keeps this from going round. */
    private void signInAgain(Exchange exchange, SignedIn customer, UnaryOperator<Visit> change)
            throws IOException, SignInProblem {
        signIn.begin(
                exchange,
                CompanySite.PATH,
                Optional.of(Prompt.Type.LOGIN),
                visit -> change.apply(visit.signedOut(customer)));
    }

    private void addToCart(Exchange exchange) throws IOException, MalformedForm {
        Optional<Article> article = Article.named(SubmittedForm.of(exchange).getOrDefault("article", ""));
        if (article.isPresent()) {
            visits.change(exchange, visit -> visit.withCart(visit.cart().with(article.get())));
        }
        exchange.redirect(HOME);
    }

    private void checkOut(Exchange exchange) throws IOException, SignInProblem {
        Visit visit = visits.of(exchange);
        if (visit.signedIn().isPresent()) {
            exchange.html(200, ShopPages.checkout(visit, visit.signedIn().get()));
        } else {
            signIn.begin(exchange, "/checkout");
        }
    }
}
