package dev.foyer.devstack.storefront;

import java.util.Optional;

/** What the shop knows of one visitor. Each change is a new visit. */
record Visit(Cart cart, Optional<SignInAttempt> attempt, Optional<SignedIn> signedIn) {
    static final Visit NEW = new Visit(Cart.EMPTY, Optional.empty(), Optional.empty());

    Visit withCart(Cart newCart) {
        return new Visit(newCart, attempt, signedIn);
    }

    Visit attempting(SignInAttempt newAttempt) {
        return new Visit(cart, Optional.of(newAttempt), signedIn);
    }

    Visit signedIn(SignedIn customer) {
        return new Visit(cart, Optional.empty(), Optional.of(customer));
    }
}
