package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.label.LabelEdit;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.Labels;
import dev.foyer.provisioning.question.AnswerEdit;
import dev.foyer.provisioning.question.CustomerAnswers;
import dev.foyer.provisioning.question.Question;
import dev.foyer.provisioning.question.Questions;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes fields of a customer by a merge patch. */
@ApplicationScoped
class CustomerEdit {

    private final IdempotencyKeys keys;
    private final EditedCustomers customers;
    private final Questions questions;
    private final CustomerAnswers answers;
    private final Labels labels;

    CustomerEdit(
            IdempotencyKeys keys,
            EditedCustomers customers,
            Questions questions,
            CustomerAnswers answers,
            Labels labels) {
        this.keys = keys;
        this.customers = customers;
        this.questions = questions;
        this.answers = answers;
        this.labels = labels;
    }

    /** The customer after the patch; one that changes nothing leaves the version. */
    Answer edit(String id, IfMatch condition, Attempt attempt, byte @Nullable [] body) {
        ObjectNode patch = JsonBody.object(body);
        // Asked for before the transaction: a Keycloak that hangs must not hold a customer's row.
        List<Question> asked = patch.path(AnswerEdit.FIELD).isObject() ? questions.all() : List.of();
        return keys.once(attempt, null, () -> {
            CustomerEntity customer = customers.locked(id);
            condition.check(customer.version());
            Fields fields = new Fields(patch);
            CustomerFields.patch(fields, customer);
            AnswerEdit answered = answers.edit(customer.id(), fields, asked);
            LabelEdit labelled = LabelEdit.read(fields);
            fields.finish();
            customers.flush(customer);
            answers.write(customer.id(), answered);
            labelled.writeTo(labels, LabelOwner.CUSTOMER, customer.id());
            return fields.has(CustomerFields.NEWSLETTER)
                    ? customers.changedWithoutNewsletter(customer)
                    : customers.changed(customer);
        });
    }
}
