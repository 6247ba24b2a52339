package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Visits of customers whose tokens say what is true now: a role or a company may have changed since they came. */
final class FreshVisits {
    private final Visits visits;
    private final SignIn signIn;
    private final Clock clock;

    FreshVisits(Visits visits, SignIn signIn, Clock clock) {
        this.visits = visits;
        this.signIn = signIn;
        this.clock = clock;
    }

    /**
     * The visit, with tokens that are at most so old. Whose session is over is signed out here too; while Keycloak does not
     * answer, the tokens that are there have to do. Whoever signs in meanwhile stays signed in.
     */
    Visit of(Exchange exchange, Duration oldest) {
        Visit visit = visits.of(exchange);
        Optional<SignedIn> customer = visit.signedIn();
        if (customer.isEmpty() || customer.get().since().plus(oldest).isAfter(clock.instant())) {
            return visit;
        }
        try {
            SignedIn before = customer.get();
            Optional<SignedIn> fresh = signIn.refreshed(before);
            return visits.update(exchange, now -> fresh.map(customerNow -> now.refreshed(before, customerNow))
                    .orElseGet(() -> now.signedOut(before)));
        } catch (SignInProblem e) {
            return visit;
        }
    }
}
