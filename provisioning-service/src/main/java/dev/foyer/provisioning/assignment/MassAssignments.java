package dev.foyer.provisioning.assignment;

import dev.foyer.provisioning.company.CompanySelection;
import dev.foyer.provisioning.customer.CustomerSelection;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.label.LabelKind;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.Labels;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Tags and labels many, once for each key. */
@ApplicationScoped
class MassAssignments {

    private static final Condition NOT_ERASED = Condition.of("c.erased_at IS NULL");

    private static final Rule<Boolean> TRUTH = value -> {
        if (!value.isBoolean()) {
            throw new NotAllowedException("must be true or false");
        }
        return value.booleanValue();
    };

    private final IdempotencyKeys keys;
    private final CustomerSelection customers;
    private final CompanySelection companies;
    private final Assignments assignments;
    private final Answers answers;

    MassAssignments(
            IdempotencyKeys keys,
            CustomerSelection customers,
            CompanySelection companies,
            Assignments assignments,
            Answers answers) {
        this.keys = keys;
        this.customers = customers;
        this.companies = companies;
        this.assignments = assignments;
        this.answers = answers;
    }

    /** @throws ProblemException naming every field that is not allowed */
    Assigned preview(LabelKind kind, String name, byte @Nullable [] body) {
        return assignments.preview(kind, word(kind, name), read(body));
    }

    /** @throws ProblemException naming every field that is not allowed; nothing is changed then */
    Answer assign(LabelKind kind, String name, Attempt attempt, byte @Nullable [] body) {
        String word = word(kind, name);
        Assignment wanted = read(body);
        return keys.once(attempt, wanted.reason(), () -> answers.ok(assignments.assign(kind, word, wanted)));
    }

    private Assignment read(byte @Nullable [] body) {
        boolean[] remove = {false};
        @Nullable String[] reason = {null};
        Fields fields = Fields.ofNew(JsonBody.object(body));
        boolean ofCompanies = companies.isIn(fields);
        if (ofCompanies) {
            fields.refuse("customers", "must be left out: companies are meant");
            fields.refuse("filter", "must be left out: companies are meant");
        }
        Condition meant =
                ofCompanies ? companies.read(fields) : customers.read(fields).and(NOT_ERASED);
        fields.kept("remove", TRUTH, value -> remove[0] = value);
        fields.optional("reason", GivenReason.RULE, value -> reason[0] = value);
        fields.finish();
        return new Assignment(ofCompanies ? LabelOwner.COMPANY : LabelOwner.CUSTOMER, meant, remove[0], reason[0]);
    }

    private static String word(LabelKind kind, String name) {
        try {
            return Labels.NAME.read(name);
        } catch (NotAllowedException e) {
            throw ProblemException.parameter(kind.column(), String.valueOf(e.getMessage()));
        }
    }
}
