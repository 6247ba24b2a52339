package dev.foyer.devstack.storefront;

import com.nimbusds.openid.connect.sdk.Prompt;
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
        begin(exchange, returnTo, Optional.empty(), UnaryOperator.identity());
    }

    /**
     * As {@link #begin(Exchange, String)}.
     *
     * @param prompt what Keycloak is to show in any case
     * @param change what else becomes of the visit
     */
    void begin(Exchange exchange, String returnTo, Optional<Prompt.Type> prompt, UnaryOperator<Visit> change)
            throws IOException, SignInProblem {
        SignInAttempt attempt = SignInAttempt.returningTo(returnTo);
        URI request = signIn.request(attempt, prompt);
        visits.change(exchange, visit -> change.apply(visit).attempting(attempt));
        exchange.redirect(request);
    }

    /** Sends a visitor without an account to where they get one. */
    void createAccount(Exchange exchange) throws IOException, SignInProblem {
        begin(exchange, "/", Optional.of(Prompt.Type.CREATE), UnaryOperator.identity());
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
