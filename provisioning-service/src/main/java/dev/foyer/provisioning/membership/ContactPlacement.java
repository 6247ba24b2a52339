package dev.foyer.provisioning.membership;

import dev.foyer.provisioning.company.Contact;
import dev.foyer.provisioning.company.Contacts;
import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Staff say which customers belong to a company, and in which role. */
@ApplicationScoped
class ContactPlacement {

    private final WriteTransaction transaction;
    private final StaffCompanies companies;
    private final Customers customers;
    private final Contacts contacts;
    private final Memberships memberships;
    private final Answers answers;

    ContactPlacement(
            WriteTransaction transaction,
            StaffCompanies companies,
            Customers customers,
            Contacts contacts,
            Memberships memberships,
            Answers answers) {
        this.transaction = transaction;
        this.companies = companies;
        this.customers = customers;
        this.contacts = contacts;
        this.memberships = memberships;
        this.answers = answers;
    }

    /** The customer is a contact of the company in this role from now on. */
    Answer place(String companyId, String customerId, byte @Nullable [] body) {
        CompanyRole role = GivenRole.read(body);
        return transaction.run(null, () -> {
            LockedCompany company = companies.locked(companyId);
            Customer customer = customers.get(customerId);
            if ("guest".equals(customer.accountType())) {
                throw ProblemException.parameter(
                        "customerId", "must be a customer with an account, not a guest: guests belong to no company");
            }
            boolean fresh = memberships.standing(company, customer.id()).isEmpty();
            if (fresh) {
                memberships.join(company, customer.id(), role);
            } else {
                memberships.change(company, customer.id(), role, AdminsLeft.ANY);
            }
            Contact shown = contacts.find(company.id(), customer.id()).orElseThrow();
            return fresh ? answers.created(shown) : answers.ok(shown);
        });
    }

    /** The customer is no contact of the company any more. */
    void remove(String companyId, String customerId) {
        transaction.run(null, () -> {
            LockedCompany company = companies.locked(companyId);
            memberships.remove(company, customers.get(customerId).id(), AdminsLeft.ANY);
            return company;
        });
    }
}
