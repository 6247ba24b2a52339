package dev.foyer.provisioning.massinvitation;

import dev.foyer.provisioning.customer.CustomerSelection;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.Given;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.login.LinkKind;
import dev.foyer.provisioning.write.GivenReason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for who invites many.
 *
 * @param customers a condition on the table {@code customer} under the alias c
 * @param life how long the links are good
 * @param reason null for none
 */
record NewRun(Condition customers, Duration life, @Nullable String reason) {

    private static final int MOST_DAYS = 90;

    private static final Rule<Duration> DAYS = value -> {
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < 1
                || value.intValue() > MOST_DAYS) {
            throw new NotAllowedException("must be a number of days from 1 to " + MOST_DAYS);
        }
        return Duration.ofDays(value.intValue());
    };

    /**
     * Reads the body of a request, see {@link InvitationRunBody}.
     *
     * @throws dev.foyer.provisioning.problem.ProblemException naming every field that is not allowed
     */
    static NewRun read(byte @Nullable [] body, CustomerSelection selection) {
        Given<Duration> life = new Given<>(LinkKind.INVITATION.life());
        AtomicReference<@Nullable String> reason = new AtomicReference<>();
        Fields fields = Fields.ofNew(JsonBody.object(body));
        Condition customers = selection.read(fields);
        fields.kept("validDays", DAYS, life::set);
        fields.optional("reason", GivenReason.RULE, reason::set);
        fields.finish();
        return new NewRun(customers, life.get(), reason.get());
    }
}
