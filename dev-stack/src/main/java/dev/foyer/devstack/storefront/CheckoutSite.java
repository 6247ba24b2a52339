package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.io.IOException;

/** What the addresses of the checkout do: whoever is not signed in chooses how to buy, and comes back to the same cart. */
final class CheckoutSite {
    static final String PATH = "/checkout";
    static final String SIGN_IN = PATH + "/sign-in";
    static final String CREATE_ACCOUNT = PATH + "/create-account";
    static final String AS_GUEST = PATH + "/guest";

    private final FreshVisits fresh;
    private final SignInSite signIn;

    CheckoutSite(FreshVisits fresh, SignInSite signIn) {
        this.fresh = fresh;
        this.signIn = signIn;
    }

    /** Answers what belongs to the checkout. */
    boolean handled(Exchange exchange) throws IOException, SignInProblem {
        switch (exchange.method() + " " + exchange.path()) {
            case "GET " + PATH -> exchange.html(200, CheckoutPage.of(fresh.of(exchange, SignedInPages.OLDEST)));
            case "GET " + SIGN_IN -> signIn.withAccount(exchange, PATH);
            case "GET " + CREATE_ACCOUNT -> signIn.begin(exchange, PATH, HostedPage.REGISTRATION);
            case "GET " + AS_GUEST -> signIn.begin(exchange, PATH, HostedPage.GUEST);
            default -> {
                return false;
            }
        }
        return true;
    }
}
