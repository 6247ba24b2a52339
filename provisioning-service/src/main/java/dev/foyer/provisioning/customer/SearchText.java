package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The parameter {@code q}. */
public final class SearchText {

    private static final int MAX_LENGTH = 200;

    private SearchText() {}

    /**
     * The text to look for, trimmed; null when there is nothing to look for.
     *
     * @throws ProblemException when it is too long to be meant
     */
    public static @Nullable String parse(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        if (q.length() > MAX_LENGTH) {
            throw ProblemException.parameter("q", "must be text of at most " + MAX_LENGTH + " characters");
        }
        return q.strip();
    }
}
