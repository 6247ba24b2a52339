package dev.foyer.provisioning.login;

import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import java.util.Locale;

/** Whether a customer may be invited, or why not, as the database's function {@code invitation_verdict} says. */
public enum Verdict {
    INVITE("The customer may be invited"),
    GUEST("A guest buys without a login; who wants one signs up"),
    INACTIVE("The customer is inactive: activate them first"),
    NO_EMAIL("The customer has no email address: write one first"),
    REGISTERED("The customer has a login: send the login email or a password link"),
    INVITED("The customer has been invited already: send the invitation again"),
    BEING_WITHDRAWN("An earlier invitation is being withdrawn; try again in a moment");

    private final String told;

    Verdict(String told) {
        this.told = told;
    }

    static Verdict of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    /** As results of many have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a caller is told. */
    ProblemException refusal() {
        return new ProblemException(ProblemCode.CUSTOMER_STATUS, told);
    }
}
