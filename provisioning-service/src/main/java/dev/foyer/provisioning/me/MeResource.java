package dev.foyer.provisioning.me;

import dev.foyer.provisioning.domain.DomainSuggestions;
import dev.foyer.provisioning.domain.SuggestedCompany;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /me}: who calls, and whom they may join. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RolesAllowed(Roles.CUSTOMER)
public class MeResource {

    private final MyAccount account;
    private final Callers callers;
    private final DomainSuggestions suggestions;

    MeResource(MyAccount account, Callers callers, DomainSuggestions suggestions) {
        this.account = account;
        this.callers = callers;
        this.suggestions = suggestions;
    }

    @GET
    @Operation(operationId = "getMe", summary = "The customer who calls, with the companies they belong to")
    public Me get() {
        return account.read();
    }

    @GET
    @Path("suggestions")
    @Operation(
            operationId = "listMySuggestions",
            summary =
                    "Companies that have proved the domain of the caller's verified address, which may be asked to join")
    public Page<SuggestedCompany> suggestions() {
        return new Page<>(suggestions.of(callers.caller().customerId()), null);
    }
}
