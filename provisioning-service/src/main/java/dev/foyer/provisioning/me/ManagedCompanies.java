package dev.foyer.provisioning.me;

import dev.foyer.provisioning.membership.CompanyRole;
import dev.foyer.provisioning.membership.LockedCompany;
import dev.foyer.provisioning.membership.Memberships;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** What the caller may do for a company. A company that is not theirs is not there; with too small a role it is closed. */
@ApplicationScoped
class ManagedCompanies {

    private final Callers callers;
    private final MyCompanies companies;
    private final Memberships memberships;

    ManagedCompanies(Callers callers, MyCompanies companies, Memberships memberships) {
        this.callers = callers;
        this.companies = companies;
        this.memberships = memberships;
    }

    /**
     * The id of a company that the caller belongs to.
     *
     * @throws ProblemException when that is not so
     */
    String own(String companyId) {
        return details(companyId).id();
    }

    /**
     * The id of an active company that the caller manages, to read what only admins see: who asks to join one that nobody has let in
     * yet is not for its founder to know.
     *
     * @throws ProblemException when that is not so
     */
    String managed(String companyId) {
        MyCompanyDetails company = details(companyId);
        manager(CompanyRole.of(company.role()));
        LockedCompany.mustBeActive(company.status());
        return company.id();
    }

    /**
     * A company that the caller belongs to, for as long as the caller's transaction takes.
     *
     * @throws ProblemException when that is not so
     */
    LockedCompany locked(String companyId, Caller caller) {
        // Nobody holds up a company that is not theirs.
        companies.get(caller.customerId(), companyId);
        return memberships.lock(companyId).orElseThrow(MyCompanies::none);
    }

    /**
     * An active company that the caller manages, for as long as the caller's transaction takes. The role is read under the lock:
     * of two admins who take each other's, the second has none any more.
     *
     * @throws ProblemException when that is not so
     */
    ManagedCompany opened(String companyId) {
        Caller caller = callers.caller();
        LockedCompany company = locked(companyId, caller);
        CompanyRole role = memberships
                .standing(company, caller.customerId())
                .orElseThrow(MyCompanies::none)
                .role();
        manager(role);
        company.mustBeActive();
        return new ManagedCompany(company, role);
    }

    private MyCompanyDetails details(String companyId) {
        return companies.get(callers.caller().customerId(), companyId);
    }

    private static void manager(CompanyRole role) {
        if (!role.mayManage()) {
            throw new ProblemException(ProblemCode.NOT_ALLOWED, "Only admins of the company may do this");
        }
    }
}
