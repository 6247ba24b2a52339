package dev.foyer.provisioning.invitation;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which invitations are asked for. */
public final class InvitationQuery {

    private static final List<String> KNOWN = List.of("open", "accepted", "declined", "withdrawn", "expired");

    @Parameter(
            description = "Only those; all without it",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"open", "accepted", "declined", "withdrawn", "expired"}))
    @QueryParam("status")
    @Nullable
    String status;

    /**
     * Of rows n with that column.
     *
     * @throws ProblemException when there is no such status
     */
    Condition condition() {
        if (status == null || status.isEmpty()) {
            return Condition.ALL;
        }
        if (!KNOWN.contains(status)) {
            throw ProblemException.parameter("status", "must be one of " + String.join(", ", KNOWN));
        }
        return Condition.of("n.status = ?", status);
    }
}
