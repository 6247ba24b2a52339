package dev.foyer.keycloak.question;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.keycloak.models.KeycloakSession;

/** {@code questions}: what is asked at sign-up. It is defined in the console, where Keycloak's own user profile is. */
@Produces(MediaType.APPLICATION_JSON)
public class QuestionsResource {

    private final KeycloakSession session;

    /** The caller has checked the role already. */
    public QuestionsResource(KeycloakSession session) {
        this.session = session;
    }

    /** Reads the questions as they are defined now. */
    @GET
    public QuestionList read() {
        return new QuestionList(Questions.definitions(session));
    }
}
