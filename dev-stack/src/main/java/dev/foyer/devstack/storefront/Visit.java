package dev.foyer.devstack.storefront;

import com.nimbusds.oauth2.sdk.id.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the shop knows of one visitor. Each change is a new visit. Several sign-ins may be on their way: whoever waits for a
 * mail looks around meanwhile, and comes back with the first.
 */
record Visit(Cart cart, List<SignInAttempt> attempts, Optional<SignedIn> signedIn, Optional<Notice> notice) {
    static final Visit NEW = new Visit(Cart.EMPTY, List.of(), Optional.empty(), Optional.empty());
    private static final int MOST_ATTEMPTS = 10;

    Visit {
        attempts = List.copyOf(attempts);
    }

    Visit withCart(Cart newCart) {
        return new Visit(newCart, attempts, signedIn, notice);
    }

    /** The oldest attempt goes when there are too many. */
    Visit attempting(SignInAttempt newAttempt) {
        List<SignInAttempt> more = new ArrayList<>(attempts);
        more.add(newAttempt);
        return new Visit(cart, more.subList(Math.max(0, more.size() - MOST_ATTEMPTS), more.size()), signedIn, notice);
    }

    /** The attempt that an answer with this state belongs to; empty when it was not begun here, or is over. */
    Optional<SignInAttempt> attempt(State state) {
        return attempts.stream()
                .filter(attempt -> attempt.state().equals(state))
                .findFirst();
    }

    /** The notice is shown once: {@link #withoutNotice} comes next. */
    Visit withNotice(Notice newNotice) {
        return new Visit(cart, attempts, signedIn, Optional.of(newNotice));
    }

    Visit withoutNotice() {
        return new Visit(cart, attempts, signedIn, Optional.empty());
    }

    /** With newer tokens of the same customer, unless the visitor has signed out meanwhile, or signed in anew. */
    Visit refreshed(SignedIn before, SignedIn customer) {
        return has(before) && before.subject().equals(customer.subject())
                ? new Visit(cart, attempts, Optional.of(customer), notice)
                : this;
    }

    /** Without the customer whose session is over, unless the visitor has signed in anew meanwhile. */
    Visit signedOut(SignedIn before) {
        return has(before) ? new Visit(cart, attempts, Optional.empty(), notice) : this;
    }

    private boolean has(SignedIn customer) {
        return signedIn.filter(now -> now.subject().equals(customer.subject())
                        && now.accessToken().equals(customer.accessToken()))
                .isPresent();
    }

    /** Whoever is signed in needs no other attempt. */
    Visit signedIn(SignedIn customer) {
        return new Visit(cart, List.of(), Optional.of(customer), notice);
    }
}
