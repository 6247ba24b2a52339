package dev.foyer.provisioning.me;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.invitation.Inviting;
import dev.foyer.provisioning.invitation.NewInvitation;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Company admins invite. */
@ApplicationScoped
class CompanyInvitations {

    private final IdempotencyKeys keys;
    private final WriteTransaction transaction;
    private final ManagedCompanies companies;
    private final Inviting inviting;
    private final Answers answers;

    CompanyInvitations(
            IdempotencyKeys keys,
            WriteTransaction transaction,
            ManagedCompanies companies,
            Inviting inviting,
            Answers answers) {
        this.keys = keys;
        this.transaction = transaction;
        this.companies = companies;
        this.inviting = inviting;
        this.answers = answers;
    }

    Answer invite(String companyId, Attempt attempt, byte @Nullable [] body) {
        NewInvitation given = NewInvitation.read(body);
        return keys.once(attempt, null, () -> {
            ManagedCompany managed = companies.opened(companyId);
            managed.mayGrant(given.role());
            inviting.limit(managed.company());
            Inviting.Invited invited = inviting.invite(managed.company(), given);
            return invited.fresh() ? answers.created(invited.invitation()) : answers.ok(invited.invitation());
        });
    }

    void withdraw(String companyId, String id) {
        transaction.run(null, () -> {
            inviting.withdraw(companies.opened(companyId).company().id(), id);
            return id;
        });
    }
}
