package dev.foyer.provisioning.me;

import dev.foyer.provisioning.membership.CompanyRole;
import dev.foyer.provisioning.membership.LockedCompany;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;

/**
 * A company that the caller manages, locked as long as what the caller does takes.
 *
 * @param role the caller's own
 */
record ManagedCompany(LockedCompany company, CompanyRole role) {

    /**
     * Lets the caller give somebody this role.
     *
     * @throws ProblemException when it is above the caller's own
     */
    void mayGrant(CompanyRole granted) {
        if (!role.mayGrant(granted)) {
            throw new ProblemException(
                    ProblemCode.NOT_ALLOWED, "The role " + granted.code() + " is above " + role.code());
        }
    }
}
