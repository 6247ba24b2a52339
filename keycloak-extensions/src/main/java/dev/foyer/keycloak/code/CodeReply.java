package dev.foyer.keycloak.code;

import org.keycloak.models.utils.FormMessage;

/** What the person is told on the page of the code. */
sealed interface CodeReply {

    /** The code was right. */
    record Right() implements CodeReply {}

    /** A code is on its way, or was before: the page asks for it. */
    record Sent(FormMessage message) implements CodeReply {}

    /**
     * The code that was typed is not it.
     *
     * @param counts whether it was a wrong guess, and no code that came too late
     */
    record Wrong(FormMessage message, boolean counts) implements CodeReply {}

    /** No code was sent, and why. */
    record NotSent(FormMessage message) implements CodeReply {}
}
