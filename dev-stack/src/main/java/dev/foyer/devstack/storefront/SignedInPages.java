package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Pages and forms of somebody who is signed in; whoever is not comes to the sign-in first. */
final class SignedInPages {
    private static final Notice AGAIN =
            Notice.problem("You were not signed in any more, so nothing was done. Please do that again.");

    /** Tokens as old as this are exchanged for new ones; a shop with many visitors would wait longer. */
    static final Duration OLDEST = Duration.ofSeconds(10);

    private final FreshVisits fresh;
    private final SignInSite signIn;

    SignedInPages(FreshVisits fresh, SignInSite signIn) {
        this.fresh = fresh;
        this.signIn = signIn;
    }

    /** Answers a request of somebody who is signed in. */
    interface Page {
        /** @throws ApiProblem when the API does not take the token, and nothing has been answered yet */
        void answer(Exchange exchange, Visit visit, SignedIn customer) throws IOException, ApiProblem;
    }

    /**
     * Shows a page.
     *
     * @param path where the visitor comes back to
     */
    void show(Exchange exchange, String path, Page page) throws IOException, SignInProblem {
        answer(exchange, path, Duration.ZERO, UnaryOperator.identity(), page);
    }

    /**
     * Takes a form.
     *
     * @param path of the page that the form is on
     */
    void send(Exchange exchange, String path, Page page) throws IOException, SignInProblem {
        answer(exchange, path, OLDEST, visit -> visit.withNotice(AGAIN), page);
    }

    private void answer(Exchange exchange, String path, Duration oldest, UnaryOperator<Visit> change, Page page)
            throws IOException, SignInProblem {
        Visit visit = fresh.of(exchange, oldest);
        Optional<SignedIn> customer = visit.signedIn();
        if (customer.isEmpty()) {
            signIn.begin(exchange, path, HostedPage.WHATEVER_IS_NEEDED, change);
            return;
        }
        try {
            page.answer(exchange, visit, customer.get());
        } catch (ApiProblem e) {
            // Keycloak's session may well go on, and its next token be refused too: a page in between keeps this from
            // going round.
            signIn.begin(exchange, path, HostedPage.SIGN_IN, now -> change.apply(now.signedOut(customer.get())));
        }
    }
}
