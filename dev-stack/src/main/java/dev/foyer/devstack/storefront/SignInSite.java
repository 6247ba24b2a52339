package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What signs visitors in and out. */
final class SignInSite {
    private static final URI HOME = URI.create("/");

    private final SignIn signIn;
    private final Visits visits;

    SignInSite(SignIn signIn, Visits visits) {
        this.signIn = signIn;
        this.visits = visits;
    }

    /** Sends the visitor to the sign-in, and then back to a page of the shop. */
    void begin(Exchange exchange, String returnTo) throws IOException, SignInProblem {
        begin(exchange, returnTo, HostedPage.WHATEVER_IS_NEEDED);
    }

    /** As {@link #begin(Exchange, String)}, by a certain page of Keycloak's. */
    void begin(Exchange exchange, String returnTo, HostedPage page) throws IOException, SignInProblem {
        begin(exchange, returnTo, page, UnaryOperator.identity());
    }

    /**
     * As {@link #begin(Exchange, String)}.
     *
     * @param page what Keycloak is to show
     * @param change what else becomes of the visit
     */
    void begin(Exchange exchange, String returnTo, HostedPage page, UnaryOperator<Visit> change)
            throws IOException, SignInProblem {
        SignInAttempt attempt = SignInAttempt.returningTo(returnTo);
        URI request = signIn.request(attempt, page);
        visits.change(exchange, visit -> change.apply(visit).attempting(attempt));
        exchange.redirect(request);
    }

    /** Sends the visitor to where somebody with an account signs in; a guest's session of before is not taken for that. */
    void withAccount(Exchange exchange, String returnTo) throws IOException, SignInProblem {
        boolean guest = visits.of(exchange).signedIn().filter(SignedIn::guest).isPresent();
        begin(exchange, returnTo, guest ? HostedPage.SIGN_IN : HostedPage.WHATEVER_IS_NEEDED);
    }

    /** The visitor comes back. */
    void complete(Exchange exchange) throws IOException, SignInProblem {
        SignIn.Completed completed = signIn.complete(exchange.uri(), visits.of(exchange)::attempt);
        visits.renew(exchange, visit -> visit.signedIn(completed.customer()));
        exchange.redirect(URI.create(completed.attempt().returnTo()));
    }

    /** Signs out here, and everywhere. */
    void signOut(Exchange exchange) throws IOException, SignInProblem {
        Optional<SignedIn> customer = visits.of(exchange).signedIn();
        visits.end(exchange);
        exchange.redirect(customer.isPresent() ? signIn.signOut(customer.get()) : HOME);
    }
}
