package dev.foyer.keycloak.limits;

import java.time.Duration;

/** Whether somebody may go on. */
public sealed interface Verdict {

    /** All budgets had something left, and have one less now. */
    record Allowed() implements Verdict {}

    /**
     * One budget is used up, or nobody can tell.
     *
     * @param retryAfter how long until it is worth trying again, more than zero
     */
    record Refused(Duration retryAfter) implements Verdict {}
}
