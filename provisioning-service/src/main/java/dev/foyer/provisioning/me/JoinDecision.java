package dev.foyer.provisioning.me;

import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.Given;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.membership.CompanyRole;
import dev.foyer.provisioning.membership.RoleName;
import dev.foyer.provisioning.request.Approval;
import dev.foyer.provisioning.request.Decisions;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Company admins decide who joins, as staff may: of several who decide the same request the first one does. */
@ApplicationScoped
class JoinDecision {

    private final IdempotencyKeys keys;
    private final ManagedCompanies companies;
    private final JoinRequests requests;
    private final Decisions decisions;
    private final Answers answers;

    JoinDecision(
            IdempotencyKeys keys,
            ManagedCompanies companies,
            JoinRequests requests,
            Decisions decisions,
            Answers answers) {
        this.keys = keys;
        this.companies = companies;
        this.requests = requests;
        this.decisions = decisions;
        this.answers = answers;
    }

    /** Who asked is a member from now on. */
    Answer approve(String companyId, String id, Attempt attempt, byte @Nullable [] body) {
        CompanyRole role = role(body);
        return keys.once(attempt, null, () -> {
            ManagedCompany managed = companies.opened(companyId);
            managed.mayGrant(role);
            JoinRequest asked = requests.get(managed.company().id(), id);
            return answers.ok(JoinRequest.of(decisions.approve(asked.id(), new Approval(role.code(), null, null))));
        });
    }

    /** Who asked does not become a member. */
    Answer reject(String companyId, String id, Attempt attempt, byte @Nullable [] body) {
        String reason = GivenReason.of(body);
        return keys.once(attempt, reason, () -> {
            ManagedCompany managed = companies.opened(companyId);
            JoinRequest asked = requests.get(managed.company().id(), id);
            return answers.ok(JoinRequest.of(decisions.reject(asked.id(), reason)));
        });
    }

    private static CompanyRole role(byte @Nullable [] body) {
        Given<CompanyRole> role = new Given<>(CompanyRole.BUYER);
        Fields fields = Fields.ofNew(JsonBody.optionalObject(body));
        fields.kept("role", new RoleName(), role::set);
        fields.finish();
        return role.get();
    }
}
