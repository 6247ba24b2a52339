package dev.foyer.provisioning.massinvitation;

import dev.foyer.provisioning.customer.CustomerSelection;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Starts invitations of many, once for each key. */
@ApplicationScoped
class MassInvitations {

    static final String ADDRESS = "/api/v1/invitation-runs/";

    private final IdempotencyKeys keys;
    private final CustomerSelection selection;
    private final InvitationRuns runs;
    private final Answers answers;

    MassInvitations(IdempotencyKeys keys, CustomerSelection selection, InvitationRuns runs, Answers answers) {
        this.keys = keys;
        this.selection = selection;
        this.runs = runs;
        this.answers = answers;
    }

    /**
     * What would come of it now.
     *
     * @throws dev.foyer.provisioning.problem.ProblemException naming every field that is not allowed
     */
    InvitationPreview preview(byte @Nullable [] body) {
        return runs.preview(NewRun.read(body, selection));
    }

    /** Starts it; the answer says where to follow it. */
    Answer start(Attempt attempt, byte @Nullable [] body) {
        NewRun wanted = NewRun.read(body, selection);
        return keys.once(attempt, wanted.reason(), () -> {
            InvitationRun run = runs.start(wanted);
            return answers.accepted(ADDRESS + run.id(), run);
        });
    }
}
