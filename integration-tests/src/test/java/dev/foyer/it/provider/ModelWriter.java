package dev.foyer.it.provider;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * Writes users through the model, as extensions do: no user profile, no rules, no events. It asks nobody who they are and is
 * for the servers of tests only.
 */
public final class ModelWriter implements RealmResourceProvider {

    private final KeycloakSession session;

    ModelWriter(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** Adds a user and answers with its id. */
    @POST
    @Path("users")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> add(Map<String, String> user) {
        UserModel added = session.users().addUser(realm(), user.get("email"));
        added.setEnabled(true);
        added.setEmail(user.get("email"));
        added.setEmailVerified(true);
        added.setFirstName(user.get("firstName"));
        return Map.of("id", added.getId());
    }

    /** Sets attributes; an empty list removes one. */
    @PUT
    @Path("users/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void write(@PathParam("id") String id, Map<String, List<String>> attributes) {
        UserModel user = session.users().getUserById(realm(), id);
        attributes.forEach((name, values) -> {
            if (values.isEmpty()) {
                user.removeAttribute(name);
            } else {
                user.setAttribute(name, values);
            }
        });
    }

    @DELETE
    @Path("users/{id}")
    public void remove(@PathParam("id") String id) {
        session.users().removeUser(realm(), session.users().getUserById(realm(), id));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
