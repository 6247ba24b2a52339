package dev.foyer.provisioning.me;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.membership.AdminsLeft;
import dev.foyer.provisioning.membership.CompanyRole;
import dev.foyer.provisioning.membership.GivenRole;
import dev.foyer.provisioning.membership.Members;
import dev.foyer.provisioning.membership.Memberships;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Company admins give members roles and take members out; every member may leave. */
@ApplicationScoped
class MemberEdit {

    private final IdempotencyKeys keys;
    private final WriteTransaction transaction;
    private final Callers callers;
    private final ManagedCompanies companies;
    private final Memberships memberships;
    private final Members members;
    private final Answers answers;

    MemberEdit(
            IdempotencyKeys keys,
            WriteTransaction transaction,
            Callers callers,
            ManagedCompanies companies,
            Memberships memberships,
            Members members,
            Answers answers) {
        this.keys = keys;
        this.transaction = transaction;
        this.callers = callers;
        this.companies = companies;
        this.memberships = memberships;
        this.members = members;
        this.answers = answers;
    }

    /** The member has this role from now on. */
    Answer change(String companyId, String customerId, Attempt attempt, byte @Nullable [] body) {
        CompanyRole role = GivenRole.read(body);
        return keys.once(attempt, null, () -> {
            ManagedCompany managed = companies.opened(companyId);
            managed.mayGrant(role);
            memberships.change(managed.company(), customerId, role, AdminsLeft.ABLE);
            return answers.ok(members.find(managed.company().id(), customerId).orElseThrow());
        });
    }

    /** The member is none any more. */
    void remove(String companyId, String customerId) {
        transaction.run(null, () -> {
            Caller caller = callers.caller();
            if (caller.customerId().equals(customerId)) {
                memberships.leave(companies.locked(companyId, caller), customerId, AdminsLeft.ABLE);
            } else {
                memberships.remove(companies.opened(companyId).company(), customerId, AdminsLeft.ABLE);
            }
            return customerId;
        });
    }
}
