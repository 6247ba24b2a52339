package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.Labels;
import dev.foyer.provisioning.login.LinkKind;
import dev.foyer.provisioning.login.LoginLinks;
import dev.foyer.provisioning.mail.Mails;
import dev.foyer.provisioning.mail.RegistryMail;
import dev.foyer.provisioning.security.StaffScope;
import dev.foyer.provisioning.write.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds customers without login: prospects, until they are invited, at once if whoever adds them wants that. */
@ApplicationScoped
public class CustomerCreation {

    // Whoever comes first manages the company, unless staff want it otherwise.
    private static final String JOIN = """
            INSERT INTO membership (customer_id, company_id, role)
            SELECT ?, k.id, coalesce(?, CASE WHEN EXISTS (SELECT 1 FROM membership m WHERE m.company_id = k.id AND m.role = 'admin')
                                             THEN 'buyer' ELSE 'admin' END)
            FROM company k WHERE k.id = ?
            """;

    // A company shows how many contacts it has.
    private static final String COMPANY_CHANGED =
            "UPDATE company SET version = version + 1, updated_at = clock_timestamp() WHERE id = ?";

    private final IdempotencyKeys keys;
    private final EditedCustomers customers;
    private final Registry registry;
    private final StaffScope scope;
    private final LoginLinks links;
    private final Mails mails;
    private final Labels labels;

    CustomerCreation(
            IdempotencyKeys keys,
            EditedCustomers customers,
            Registry registry,
            StaffScope scope,
            LoginLinks links,
            Mails mails,
            Labels labels) {
        this.keys = keys;
        this.customers = customers;
        this.registry = registry;
        this.scope = scope;
        this.links = links;
        this.mails = mails;
        this.labels = labels;
    }

    /** A new customer of whatever kind. */
    Answer customer(Attempt attempt, byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            Fields fields = Fields.ofNew(given);
            CustomerDraft draft = CustomerDraft.customer(fields);
            String company = draft.placement().company();
            if (company != null && !isVisible(company)) {
                fields.error("company", "must be the id of a company");
            }
            return finished(fields, draft);
        });
    }

    /**
     * A new contact of a company.
     *
     * @param company the id of one that the caller may see
     */
    public Answer contact(String company, Attempt attempt, byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            Fields fields = Fields.ofNew(given);
            return finished(fields, CustomerDraft.contact(fields, company));
        });
    }

    /** A new guest, whose address may be that of any number of others. */
    public Answer guest(Attempt attempt, byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            Fields fields = Fields.ofNew(given);
            return finished(fields, CustomerDraft.guest(fields));
        });
    }

    private Answer finished(Fields fields, CustomerDraft draft) {
        fields.finish();
        add(draft);
        return customers.added(draft.customer());
    }

    /** Writes a new customer within a write transaction, with the company's membership and what the customer is sent. */
    public void add(CustomerDraft draft) {
        CustomerEntity customer = draft.customer();
        customers.add(customer);
        draft.labelled().giveTo(labels, LabelOwner.CUSTOMER, customer.id());
        String company = draft.placement().company();
        if (company != null) {
            registry.write(COMPANY_CHANGED, List.of(company));
            registry.write(JOIN, Arrays.asList(customer.id(), draft.placement().role(), company));
        }
        // The mail of the link says what the other one would.
        if (draft.welcome().link()) {
            links.invite(customer.id(), LinkKind.INVITATION.life());
        } else if (draft.welcome().note()) {
            mails.queue(RegistryMail.customerCreated(customer.id()));
        }
    }

    private boolean isVisible(String company) {
        Condition visible = Condition.of("k.id = ?", company).and(scope.companies("k"));
        return registry.first(
                        "SELECT k.id FROM company k WHERE " + visible.sql(),
                        visible.parameters(),
                        row -> row.getString("id"))
                .isPresent();
    }
}
