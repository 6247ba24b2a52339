package dev.foyer.provisioning.membership;

import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;

/**
 * A company whose members nobody else changes until the transaction ends. Only {@link Memberships#lock} makes one, so that whoever
 * changes members has taken the lock first, which is the company's before any customer's.
 */
public final class LockedCompany {

    private final String id;
    private final String name;
    private final String status;

    LockedCompany(String id, String name, String status) {
        this.id = id;
        this.name = name;
        this.status = status;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /**
     * Lets pass what only a company does that may buy.
     *
     * @throws ProblemException when it is pending, rejected or blocked
     */
    public void mustBeActive() {
        mustBeActive(status);
    }

    /** As {@link #mustBeActive()}, of a company that is only read. */
    public static void mustBeActive(String status) {
        if (!status.equals("active")) {
            throw new ProblemException(ProblemCode.COMPANY_STATUS, "The company is " + status);
        }
    }
}
