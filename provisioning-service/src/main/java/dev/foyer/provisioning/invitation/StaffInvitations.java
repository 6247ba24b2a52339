package dev.foyer.provisioning.invitation;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.membership.StaffCompanies;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Staff invite to a company that they may see. */
@ApplicationScoped
class StaffInvitations {

    private final IdempotencyKeys keys;
    private final WriteTransaction transaction;
    private final StaffCompanies companies;
    private final Inviting inviting;
    private final Answers answers;

    StaffInvitations(
            IdempotencyKeys keys,
            WriteTransaction transaction,
            StaffCompanies companies,
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
            Inviting.Invited invited = inviting.invite(companies.locked(companyId), given);
            return invited.fresh() ? answers.created(invited.invitation()) : answers.ok(invited.invitation());
        });
    }

    void withdraw(String companyId, String id) {
        transaction.run(null, () -> {
            inviting.withdraw(companies.locked(companyId).id(), id);
            return id;
        });
    }
}
