package dev.foyer.provisioning.exports;

import dev.foyer.provisioning.company.CompanyQuery;
import dev.foyer.provisioning.customer.CustomerQuery;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /exports}: lists as files, with the parameters of the lists. */
@Path("/api/v1/exports")
@Tag(name = "Exports")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class ExportResource {

    private final Exports exports;

    ExportResource(Exports exports) {
        this.exports = exports;
    }

    @GET
    @Path("customers.{format}")
    @Operation(
            operationId = "exportCustomers",
            summary = "Customers as csv or xlsx, newest first; an import takes the CSV as it is")
    public Response customers(
            @PathParam("format") String format, @BeanParam CustomerQuery query, @Context UriInfo uri) {
        ExportFormat known = known(format);
        return file(known, exports.customers(known, query, filter(uri)), uri);
    }

    @GET
    @Path("companies.{format}")
    @Operation(
            operationId = "exportCompanies",
            summary = "Companies as csv or xlsx, newest first; an import takes the CSV as it is")
    public Response companies(@PathParam("format") String format, @BeanParam CompanyQuery query, @Context UriInfo uri) {
        ExportFormat known = known(format);
        return file(known, exports.companies(known, query, filter(uri)), uri);
    }

    private static ExportFormat known(String format) {
        return ExportFormat.find(format)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "Lists are written as csv or xlsx"));
    }

    private static Collection<String> filter(UriInfo uri) {
        return new TreeSet<>(uri.getQueryParameters().keySet());
    }

    private static Response file(ExportFormat format, StreamingOutput rows, UriInfo uri) {
        String name = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
        return Response.ok(rows, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
