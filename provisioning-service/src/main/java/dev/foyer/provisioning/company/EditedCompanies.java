package dev.foyer.provisioning.company;

import dev.foyer.provisioning.address.AddressDefaults;
import dev.foyer.provisioning.address.AddressOwner;
import dev.foyer.provisioning.address.DefaultAddresses;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.label.LabelEdit;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.Labels;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Companies that a call edits, within its write transaction. */
@ApplicationScoped
class EditedCompanies {

    // The default addresses are fields of the company, though they have a table of their own.
    private static final String ADDRESSES_CHANGED =
            "UPDATE company SET version = version + 1, updated_at = clock_timestamp() WHERE id = ?";

    private final EntityManager entities;
    private final Registry registry;
    private final Companies companies;
    private final DefaultAddresses addresses;
    private final Answers answers;
    private final Labels labels;

    EditedCompanies(
            EntityManager entities,
            Registry registry,
            Companies companies,
            DefaultAddresses addresses,
            Answers answers,
            Labels labels) {
        this.entities = entities;
        this.registry = registry;
        this.companies = companies;
        this.addresses = addresses;
        this.answers = answers;
        this.labels = labels;
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

    /** The default addresses of a company that is locked. */
    AddressDefaults defaults(CompanyEntity company) {
        return addresses.of(AddressOwner.company(company.id()));
    }

    /** Writes what has changed and answers the company as the API shows it. */
    Answer changed(CompanyEntity company, AddressDefaults defaults, LabelEdit labelled) {
        long before = company.version();
        entities.flush();
        boolean moved = addresses.write(AddressOwner.company(company.id()), defaults);
        if (moved && company.version() == before) {
            registry.write(ADDRESSES_CHANGED, List.of(company.id()));
        }
        labelled.writeTo(labels, LabelOwner.COMPANY, company.id());
        Company shown = shown(company);
        return answers.ok(shown, shown.version());
    }

    /** Writes a new company. */
    void add(CompanyEntity company, AddressDefaults defaults, LabelEdit labelled) {
        entities.persist(company);
        entities.flush();
        addresses.write(AddressOwner.company(company.id()), defaults);
        labelled.giveTo(labels, LabelOwner.COMPANY, company.id());
    }

    /** Answers a company that has been added. */
    Answer added(CompanyEntity company) {
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
