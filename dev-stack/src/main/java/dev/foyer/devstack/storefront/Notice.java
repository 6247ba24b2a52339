package dev.foyer.devstack.storefront;

import java.util.Optional;

/**
 * What the next page says about what was just asked for.
 *
 * @param sent the form, when it did not work out
 */
record Notice(boolean problem, String sentence, Optional<SentForm> sent) {

    static Notice done(String sentence) {
        return new Notice(false, sentence, Optional.empty());
    }

    static Notice problem(String sentence) {
        return new Notice(true, sentence, Optional.empty());
    }

    static Notice problem(String sentence, SentForm sent) {
        return new Notice(true, sentence, Optional.of(sent));
    }

    /** As a page's title says it first, for those who hear it. */
    String title() {
        return (problem ? "Problem: " : "Done: ") + sentence;
    }
}
