package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.AuditNotes;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
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

/** {@code /reconciliations}: runs of backfill and reconcile, and what they found. */
@Path(ReconciliationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliations")
public class ReconciliationResource {

    static final String PATH = "/api/v1/reconciliations";

    private static final String ENTITY = "reconciliation";

    private final Reconciliations reconciliations;
    private final WriteTransaction transaction;
    private final AuditNotes audit;

    ReconciliationResource(Reconciliations reconciliations, WriteTransaction transaction, AuditNotes audit) {
        this.reconciliations = reconciliations;
        this.transaction = transaction;
        this.audit = audit;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "startReconciliation", summary = "Starts a backfill or a reconcile; one runs at a time")
    @APIResponse(
            responseCode = "202",
            description = "Written down; Location is where to follow it",
            content = @Content(schema = @Schema(implementation = Reconciliation.class)))
    public RestResponse<Reconciliation> start(@Nullable ReconciliationRequest request) {
        if (request == null) {
            throw new ProblemException(ProblemCode.INVALID_BODY, "The body must be a JSON object with a kind");
        }
        Kind kind = request.parsedKind();
        boolean vanishing = request.vanishingAllowed();
        Reconciliation run = transaction.run(null, () -> {
            Reconciliation started = reconciliations
                    .start(kind, vanishing)
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.RECONCILIATION_RUNNING, "Wait until it has ended, or cancel it"));
            audit.added(ENTITY, started.id(), Map.of("kind", kind.text(), "allowVanishing", vanishing));
            return started;
        });
        return ResponseBuilder.create(Status.ACCEPTED, run)
                .location(URI.create(PATH + "/" + run.id()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "listReconciliations", summary = "Runs of backfill and reconcile, newest first")
    public Page<Reconciliation> list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return reconciliations.page(PageRequest.parse(limit, cursor));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "getReconciliation", summary = "One run")
    public Reconciliation get(@PathParam("id") String id) {
        return existing(id);
    }

    @GET
    @Path("{id}/drift")
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "listDrift", summary = "The differences that a run found, newest first")
    public Page<Drift> drift(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return reconciliations.drift(existing(id).id(), PageRequest.parse(limit, cursor));
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "cancelReconciliation", summary = "Ends a run where it is; what is marked stays marked")
    public Reconciliation cancel(@PathParam("id") String id) {
        Reconciliation run = existing(id);
        return transaction.run(null, () -> {
            if (!reconciliations.cancel(run.id())) {
                throw new ProblemException(ProblemCode.RECONCILIATION_ENDED, null);
            }
            audit.changed(ENTITY, run.id(), null, Map.of("cancelled", true));
            return existing(id);
        });
    }

    private Reconciliation existing(String id) {
        return reconciliations
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no run with this id"));
    }
}
