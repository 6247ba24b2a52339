package dev.foyer.provisioning.request;

import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;

/**
 * Who asks, as they are when it is decided.
 *
 * @param able whether they are active and have a login
 * @param verified whether their address of today proved to be theirs
 */
record AskingCustomer(boolean able, boolean verified) {

    /** Not there any more. */
    static final AskingCustomer GONE = new AskingCustomer(false, false);

    /**
     * Lets pass who can be given something.
     *
     * @throws ProblemException when that is not so
     */
    void refuseUnproved() {
        if (!able) {
            throw new ProblemException(
                    ProblemCode.CUSTOMER_STATUS, "The customer cannot sign in: activate the customer first, or reject");
        }
        if (!verified) {
            throw new ProblemException(
                    ProblemCode.CUSTOMER_STATUS,
                    "The customer's address of today is not confirmed: whose it is would be decided with the request");
        }
    }
}
