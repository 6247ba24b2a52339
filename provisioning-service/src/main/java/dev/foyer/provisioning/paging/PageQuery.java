package dev.foyer.provisioning.paging;

import dev.foyer.provisioning.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that every list has, as the caller sent them. */
public final class PageQuery {

    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @QueryParam("limit")
    @Nullable
    String limit;

    @Parameter(description = "nextCursor of the page before")
    @QueryParam("cursor")
    @Nullable
    String cursor;

    /**
     * The page that is asked for.
     *
     * @throws ProblemException naming the parameter when a value is not allowed
     */
    public PageRequest request() {
        return PageRequest.parse(limit, cursor);
    }
}
