package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.AuditNotes;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** {@code /guests/expiry-…}: who expires and is erased next, and the runs that did it. */
@Path("/api/v1/guests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Guests")
public class ExpiryResource {

    private static final String RUNS = "/api/v1/guests/expiry-runs";

    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private final ExpiryRuns runs;
    private final ExpiryPreview preview;
    private final WriteTransaction transaction;
    private final AuditNotes audit;

    ExpiryResource(ExpiryRuns runs, ExpiryPreview preview, WriteTransaction transaction, AuditNotes audit) {
        this.runs = runs;
        this.preview = preview;
        this.transaction = transaction;
        this.audit = audit;
    }

    @GET
    @Path("expiry-preview")
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(
            operationId = "previewExpiry",
            summary = "Who would expire or be erased in a run, longest due first, and why")
    public Page<PreviewedGuest> preview(
            @Parameter(
                            description = "Who is due by then; without it, now",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("at")
                    @Nullable
                    String at,
            @BeanParam PageQuery page) {
        return preview.page(instant(at), page.request());
    }

    @POST
    @Path("expiry-runs")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "startExpiry",
            summary = "Expires and erases who is due now, without waiting for the schedule")
    @APIResponse(
            responseCode = "202",
            description = "Written down, or the run that is being worked on; Location is where to follow it",
            content = @Content(schema = @Schema(implementation = ExpiryRun.class)))
    public RestResponse<ExpiryRun> start() {
        ExpiryRun run = transaction.run(null, () -> {
            ExpiryRun started = runs.start("hand");
            audit.added("guest_expiry_run", started.id(), Map.of("trigger", "hand"));
            return started;
        });
        return ResponseBuilder.create(Status.ACCEPTED, run)
                .location(URI.create(RUNS + "/" + run.id()))
                .build();
    }

    @GET
    @Path("expiry-runs")
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "listExpiryRuns", summary = "Runs of expiry, newest first")
    public Page<ExpiryRun> list(@BeanParam PageQuery page) {
        return runs.page(page.request());
    }

    @GET
    @Path("expiry-runs/{id}")
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "getExpiryRun", summary = "One run of expiry")
    public ExpiryRun get(@PathParam("id") String id) {
        return runs.find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no run with this id"));
    }

    private static @Nullable Instant instant(@Nullable String at) {
        try {
            Instant parsed = at == null || at.isEmpty() ? null : Instant.parse(at);
            if (parsed == null || !parsed.isBefore(Instant.EPOCH) && parsed.isBefore(LATEST)) {
                return parsed;
            }
        } catch (DateTimeException e) {
            // answered below, like a time that nobody can mean
        }
        throw ProblemException.parameter("at", "must be a time such as 2026-03-01T00:00:00Z, from 1970 to 9999");
    }
}
