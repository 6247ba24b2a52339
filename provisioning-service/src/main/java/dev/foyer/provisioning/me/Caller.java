package dev.foyer.provisioning.me;

import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The customer who calls.
 *
 * @param email null when none is known
 * @param verified whether the address proved to be theirs
 */
record Caller(String customerId, @Nullable String email, boolean verified) {

    /**
     * The address, which is the customer's own beyond doubt.
     *
     * @throws ProblemException when that is not so
     */
    String provedEmail() {
        if (email == null || !verified) {
            throw new ProblemException(ProblemCode.EMAIL_NOT_VERIFIED, "Confirm the address first");
        }
        return email;
    }

    /** No address into a log. */
    @Override
    public String toString() {
        return "Caller " + customerId;
    }
}
