package dev.foyer.provisioning.login;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which invitations are asked for. */
public final class LoginInvitationQuery {

    private static final List<String> STATUSES =
            List.of("waiting", "sent", "expired", "accepted", "failed", "withdrawn", "replaced");

    @Parameter(
            description = "Only those; all without it",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"waiting", "sent", "expired", "accepted", "failed", "withdrawn", "replaced"
                            }))
    @QueryParam("status")
    @Nullable
    String status;

    @Parameter(description = "The id of a customer: the invitations that they got")
    @QueryParam("customer")
    @Nullable
    String customer;

    /**
     * Of the table {@code login_link} under the alias l.
     *
     * @throws ProblemException when there is no such status
     */
    Condition condition() {
        Condition condition = Condition.ALL;
        if (customer != null && !customer.isEmpty()) {
            condition = condition.and(Condition.of("l.customer_id = ?", customer));
        }
        if (status == null || status.isEmpty()) {
            return condition;
        }
        if (!STATUSES.contains(status)) {
            throw ProblemException.parameter("status", "must be one of " + String.join(", ", STATUSES));
        }
        return condition.and(
                switch (status) {
                    case "expired" -> Condition.of("l.status = 'sent' AND l.expires_at <= clock_timestamp()");
                    case "sent" -> Condition.of("l.status = 'sent' AND l.expires_at > clock_timestamp()");
                    default -> Condition.of("l.status = ?", status);
                });
    }
}
