package dev.foyer.provisioning.company;

import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/** Companies that a call edits, within its write transaction. */
@ApplicationScoped
class EditedCompanies {

    private final EntityManager entities;
    private final Companies companies;
    private final Answers answers;

    EditedCompanies(EntityManager entities, Companies companies, Answers answers) {
        this.entities = entities;
        this.companies = companies;
        this.answers = answers;
    }

    /**
     * The company with this id, as it is now. The row is locked until the transaction ends.
     *
     * @throws ProblemException when there is none that the caller may see
     */
    CompanyEntity locked(String id) {
        Company company = companies.find(id).orElseThrow(EditedCompanies::none);
        CompanyEntity locked = entities.find(CompanyEntity.class, company.id(), LockModeType.PESSIMISTIC_WRITE);
        if (locked == null) {
            throw none();
        }
        return locked;
    }

    /** Writes what has changed and answers the company as the API shows it. */
    Answer changed(CompanyEntity company) {
        entities.flush();
        Company shown = shown(company);
        return answers.ok(shown, shown.version());
    }

    /** Writes a new company and answers it. */
    Answer added(CompanyEntity company) {
        entities.persist(company);
        entities.flush();
        Company shown = shown(company);
        return answers.created("/api/v1/companies/" + shown.id(), shown, shown.version());
    }

    private Company shown(CompanyEntity company) {
        return companies
                .find(company.id())
                .orElseThrow(() -> new IllegalStateException("A company that was just written is not there"));
    }

    private static ProblemException none() {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no company with this id");
    }
}
