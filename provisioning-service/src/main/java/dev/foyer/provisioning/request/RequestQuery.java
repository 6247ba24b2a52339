package dev.foyer.provisioning.request;

import dev.foyer.provisioning.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of requests, as the caller sent them. */
public final class RequestQuery {

    @Parameter(schema = @Schema(implementation = RequestStatus.class))
    @QueryParam("status")
    @Nullable
    String status;

    @Parameter(schema = @Schema(implementation = RequestType.class))
    @QueryParam("type")
    @Nullable
    String type;

    /**
     * What the parameters mean. An empty one asks nothing.
     *
     * @throws ProblemException naming the parameter when a value is not allowed
     */
    RequestFilter filter() {
        return new RequestFilter(
                one("status", status, RequestStatus::of, "open, approved, rejected or withdrawn"),
                one("type", type, RequestType::of, "new_company, join_company, group_account or catalog_access"),
                null,
                null);
    }

    private static <T> @Nullable T one(
            String name, @Nullable String value, Function<String, Optional<T>> parse, String allowed) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return parse.apply(value).orElseThrow(() -> ProblemException.parameter(name, "must be " + allowed));
    }
}
