package dev.foyer.provisioning.question;

import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /questions}: what is asked at sign-up. Questions are defined in Keycloak alone. */
@Path("/api/v1/questions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class QuestionResource {

    private final Questions questions;

    QuestionResource(Questions questions) {
        this.questions = questions;
    }

    @GET
    @Operation(operationId = "listQuestions", summary = "Questions of the sign-up, in their order, all on one page")
    public Page<Question> list() {
        return new Page<>(questions.all(), null);
    }
}
