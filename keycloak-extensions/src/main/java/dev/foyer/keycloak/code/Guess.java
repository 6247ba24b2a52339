package dev.foyer.keycloak.code;

import java.time.Duration;

/** What came of somebody's guess at a code. */
sealed interface Guess {

    /** It was right, and nobody can use the code any more. */
    record Right() implements Guess {}

    /** It was wrong, and another may follow. */
    record Wrong() implements Guess {}

    /** There is nothing to guess at: used, too old, replaced, or guessed at too often. */
    record Over() implements Guess {}

    /**
     * The person has guessed wrong so often that no guess counts for a while, a right one neither.
     *
     * @param retryAfter how long, more than zero
     */
    record TooMany(Duration retryAfter) implements Guess {}
}
