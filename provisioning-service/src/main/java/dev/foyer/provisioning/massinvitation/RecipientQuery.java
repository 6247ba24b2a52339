package dev.foyer.provisioning.massinvitation;

import dev.foyer.provisioning.database.Condition;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which recipients are asked for. */
public final class RecipientQuery {

    @Parameter(description = "Only those with this result; all without it")
    @QueryParam("result")
    @Nullable
    String result;

    /** Of rows n with that column. */
    Condition condition() {
        return result == null || result.isEmpty() ? Condition.ALL : Condition.of("n.result = ?", result);
    }
}
