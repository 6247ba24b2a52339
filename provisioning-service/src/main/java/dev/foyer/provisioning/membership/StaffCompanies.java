package dev.foyer.provisioning.membership;

import dev.foyer.provisioning.company.Companies;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Companies whose members staff change. What is out of their scope is not there. */
@ApplicationScoped
public class StaffCompanies {

    private final Companies companies;
    private final Memberships memberships;

    StaffCompanies(Companies companies, Memberships memberships) {
        this.companies = companies;
        this.memberships = memberships;
    }

    /**
     * The company with this id, for as long as the caller's transaction takes.
     *
     * @throws ProblemException when there is none that the caller may see
     */
    public LockedCompany locked(String companyId) {
        return memberships
                .lock(companies.get(companyId).id())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no company with this id"));
    }
}
