package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Customers that a call edits, within its write transaction. */
@ApplicationScoped
class EditedCustomers {

    // Two that write the same address at the same time would wait for each other in the index until one is given up.
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('customer_email ' || lower(?), 0))";

    private static final String WITHDRAW_NEWSLETTER = """
            UPDATE consent SET withdrawn_at = clock_timestamp(), withdrawn_by = current_setting('foyer.actor')
            WHERE customer_id = ? AND kind = 'newsletter' AND withdrawn_at IS NULL
            """;

    private final EntityManager entities;
    private final Registry registry;
    private final Customers customers;
    private final Answers answers;

    EditedCustomers(EntityManager entities, Registry registry, Customers customers, Answers answers) {
        this.entities = entities;
        this.registry = registry;
        this.customers = customers;
        this.answers = answers;
    }

    /**
     * The customer with this id, of today or of the past, as it is now. The row is locked: the mirror and the workers wait
     * until the transaction ends, so what is decided on the grounds of its version and its wishes stays true.
     *
     * @throws ProblemException when there is none that the caller may see
     */
    CustomerEntity locked(String id) {
        Customer customer = customers
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no customer with this id"));
        CustomerEntity locked = entities.find(CustomerEntity.class, customer.id(), LockModeType.PESSIMISTIC_WRITE);
        if (locked == null) {
            throw new ProblemException(ProblemCode.CHANGED_MEANWHILE, "The customer has just got another id");
        }
        if (locked.isErased()) {
            throw new ProblemException(
                    ProblemCode.CUSTOMER_STATUS,
                    "This customer has been erased; nothing may be written about them again");
        }
        return locked;
    }

    /** Writes a new customer. */
    void add(CustomerEntity customer) {
        entities.persist(customer);
        flush(customer);
    }

    /** Writes what has changed and answers the customer as the API shows it. */
    Answer changed(CustomerEntity customer) {
        flush(customer);
        return ok(customer);
    }

    /** As {@link #changed}, and withdraws the consent to the newsletter, if one stands. */
    Answer changedWithoutNewsletter(CustomerEntity customer) {
        // First what the entity has, since the withdrawal makes a new version of the row.
        flush(customer);
        registry.write(WITHDRAW_NEWSLETTER, List.of(customer.id()));
        return ok(customer);
    }

    /** Answers the customer after statements have changed the row, or what hangs on it. */
    Answer shownAnew(CustomerEntity customer) {
        return ok(customer);
    }

    /** Answers a customer that has been added. */
    Answer added(CustomerEntity customer) {
        Customer shown = shown(customer);
        return answers.created("/api/v1/customers/" + shown.id(), shown, shown.version());
    }

    private Answer ok(CustomerEntity customer) {
        Customer shown = shown(customer);
        return answers.ok(shown, shown.version());
    }

    /** Writes what has changed; from then on statements may change the row too. */
    void flush(CustomerEntity customer) {
        String email = customer.email();
        if (email != null && !customer.hasLogin()) {
            registry.first(ONE_AT_A_TIME, List.of(email), row -> true);
        }
        entities.flush();
    }

    private Customer shown(CustomerEntity customer) {
        return customers
                .find(customer.id())
                .orElseThrow(() -> new IllegalStateException("A customer that was just written is not there"));
    }
}
