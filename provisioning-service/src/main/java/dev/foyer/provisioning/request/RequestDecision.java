package dev.foyer.provisioning.request;

import dev.foyer.provisioning.company.Companies;
import dev.foyer.provisioning.field.Choice;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Decisions of staff, as they call for them. */
@ApplicationScoped
class RequestDecision {

    private static final TextRule ROLE = new Choice("admin", "buyer", "viewer");
    private static final TextRule COMPANY = new PlainText(255);

    // An open request is the first version of it, and there is one more.
    private static final long DECIDED = 2;

    private final IdempotencyKeys keys;
    private final Decisions decisions;
    private final Companies companies;
    private final Answers answers;

    RequestDecision(IdempotencyKeys keys, Decisions decisions, Companies companies, Answers answers) {
        this.keys = keys;
        this.decisions = decisions;
        this.companies = companies;
        this.answers = answers;
    }

    /** The request, approved. */
    Answer approve(String id, Attempt attempt, byte @Nullable [] body) {
        Approval approval = approval(body);
        return keys.once(attempt, approval.reason(), () -> {
            refuseUnknown(approval.company());
            return answers.ok(decisions.approve(id, approval), DECIDED);
        });
    }

    /** The request, rejected. */
    Answer reject(String id, Attempt attempt, byte @Nullable [] body) {
        AtomicReference<@Nullable String> reason = new AtomicReference<>();
        Fields fields = Fields.ofNew(JsonBody.object(body));
        fields.mandatory("reason", GivenReason.RULE, reason::set);
        fields.finish();
        return keys.once(attempt, reason.get(), () -> answers.ok(decisions.reject(id, reason.get()), DECIDED));
    }

    private static Approval approval(byte @Nullable [] body) {
        AtomicReference<@Nullable String> role = new AtomicReference<>();
        AtomicReference<@Nullable String> company = new AtomicReference<>();
        AtomicReference<@Nullable String> reason = new AtomicReference<>();
        Fields fields = Fields.ofNew(JsonBody.optionalObject(body));
        fields.optional("role", ROLE, role::set);
        fields.optional("company", COMPANY, company::set);
        fields.optional("reason", GivenReason.RULE, reason::set);
        fields.finish();
        return new Approval(role.get(), company.get(), reason.get());
    }

    private void refuseUnknown(@Nullable String company) {
        if (company != null && companies.find(company).isEmpty()) {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELDS,
                    null,
                    List.of(new FieldError("company", "must be the id of a company")));
        }
    }
}
