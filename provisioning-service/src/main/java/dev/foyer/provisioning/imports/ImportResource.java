package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /imports}: companies and contacts from files. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class ImportResource {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final ImportStart start;
    private final ImportJobs jobs;
    private final ImportErrors errors;
    private final ImportScope scope;

    ImportResource(ImportStart start, ImportJobs jobs, ImportErrors errors, ImportScope scope) {
        this.start = start;
        this.jobs = jobs;
        this.errors = errors;
        this.scope = scope;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "startImport",
            summary = "Takes in a file; nobody is mailed, and the newsletter is never switched on")
    @APIResponse(
            responseCode = "202",
            description = "Written down; Location is where to follow it",
            content = @Content(schema = @Schema(implementation = ImportJob.class)))
    public Response start(@HeaderParam("Idempotency-Key") @Nullable String key, @BeanParam ImportForm form) {
        scope.check();
        return start.start(key, form).response();
    }

    @GET
    @Operation(operationId = "listImports", summary = "Imports, newest first")
    public Page<ImportJob> list(@BeanParam PageQuery page) {
        return jobs.page(page.request());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getImport", summary = "One import: how far it is, and what came of it")
    public ImportJob get(@PathParam("id") String id) {
        return jobs.get(id);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(
            operationId = "cancelImport",
            summary = "Lets it stop soon; rows that are written stay, of all or nothing there are none")
    public ImportJob cancel(@PathParam("id") String id) {
        return jobs.cancel(id);
    }

    @GET
    @Path("{id}/errors")
    @Produces(CSV)
    @Operation(
            operationId = "getImportErrors",
            summary = "The rows that are wrong, with what is wrong; corrected, the file may be handed in as it is")
    public Response errors(@PathParam("id") String id) {
        scope.check();
        ImportJob job = jobs.get(id);
        StreamingOutput rows = out -> errors.write(job, out);
        return csv(rows, "errors-" + job.id());
    }

    @GET
    @Path("templates/{kind}")
    @Produces(CSV)
    @Operation(operationId = "getImportTemplate", summary = "A file to begin with: every column, and an example")
    public Response template(@PathParam("kind") String code) {
        ImportKind kind = ImportKind.find(code)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no template of this kind"));
        return csv(ImportTemplate.of(kind), kind.code());
    }

    private static Response csv(Object entity, String name) {
        return Response.ok(entity, CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .build();
    }
}
