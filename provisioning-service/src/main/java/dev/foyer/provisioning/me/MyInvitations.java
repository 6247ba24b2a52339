package dev.foyer.provisioning.me;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.invitation.ReceivedInvitation;
import dev.foyer.provisioning.invitation.ReceivedInvitations;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Invitations to the caller's own address. */
@ApplicationScoped
class MyInvitations {

    private final IdempotencyKeys keys;
    private final Callers callers;
    private final ReceivedInvitations received;
    private final Answers answers;

    MyInvitations(IdempotencyKeys keys, Callers callers, ReceivedInvitations received, Answers answers) {
        this.keys = keys;
        this.callers = callers;
        this.received = received;
        this.answers = answers;
    }

    /** Those that can be accepted; none for who has not proved an address. */
    List<ReceivedInvitation> waiting() {
        Caller caller = callers.caller();
        return caller.verified() && caller.email() != null ? received.waiting(caller.provedEmail()) : List.of();
    }

    Answer accept(String id, Attempt attempt) {
        return keys.once(attempt, null, () -> {
            Caller caller = callers.caller();
            return answers.ok(received.accept(id, caller.provedEmail(), caller.customerId()));
        });
    }

    Answer decline(String id, Attempt attempt) {
        return keys.once(
                attempt,
                null,
                () -> answers.ok(received.decline(id, callers.caller().provedEmail())));
    }
}
