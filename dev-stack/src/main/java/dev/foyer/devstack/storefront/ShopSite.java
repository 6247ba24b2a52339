package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** What each address of the shop does. */
final class ShopSite {
    private static final URI HOME = URI.create("/");

    private final Visits visits = new Visits();
    private final SignIn signIn;

    ShopSite(SignIn signIn) {
        this.signIn = signIn;
    }

    void handle(Exchange exchange) throws IOException {
        try {
            switch (exchange.method() + " " + exchange.path()) {
                case "GET /" -> exchange.html(200, ShopPages.shop(visits.of(exchange)));
                case "POST /cart" -> addToCart(exchange);
                case "GET /sign-in" -> begin(exchange, false, "/");
                case "GET /create-account" -> begin(exchange, true, "/");
                case "GET /checkout" -> checkOut(exchange);
                case "GET /callback" -> complete(exchange);
                case "POST /sign-out" -> signOut(exchange);
                default ->
                    exchange.html(404, ShopPages.problem(visits.of(exchange), "There is no such page in this shop."));
            }
        } catch (SignInProblem e) {
            exchange.html(400, ShopPages.problem(visits.of(exchange), String.valueOf(e.getMessage())));
        }
    }

    private void addToCart(Exchange exchange) throws IOException {
        Optional<Article> article = Article.named(exchange.form().getOrDefault("article", ""));
        if (article.isPresent()) {
            visits.change(exchange, visit -> visit.withCart(visit.cart().with(article.get())));
        }
        exchange.redirect(HOME);
    }

    private void begin(Exchange exchange, boolean newAccount, String returnTo) throws IOException, SignInProblem {
        SignInAttempt attempt = SignInAttempt.returningTo(returnTo);
        URI request = signIn.request(attempt, newAccount);
        visits.change(exchange, visit -> visit.attempting(attempt));
        exchange.redirect(request);
    }

    private void checkOut(Exchange exchange) throws IOException, SignInProblem {
        Visit visit = visits.of(exchange);
        if (visit.signedIn().isPresent()) {
            exchange.html(200, ShopPages.checkout(visit, visit.signedIn().get()));
        } else {
            begin(exchange, false, "/checkout");
        }
    }

    private void complete(Exchange exchange) throws IOException, SignInProblem {
        SignIn.Completed completed = signIn.complete(exchange.uri(), visits.of(exchange)::attempt);
        visits.renew(exchange, visit -> visit.signedIn(completed.customer()));
        exchange.redirect(URI.create(completed.attempt().returnTo()));
    }

    private void signOut(Exchange exchange) throws IOException, SignInProblem {
        Optional<SignedIn> customer = visits.of(exchange).signedIn();
        visits.end(exchange);
        exchange.redirect(customer.isPresent() ? signIn.signOut(customer.get()) : HOME);
    }
}
