package dev.foyer.keycloak.signup;

import java.net.URI;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.util.ResolveRelative;

/** Where an application begins, or the customer's account where the application has no home URL. */
public record Home(KeycloakSession session, ClientModel application) {

    public URI address() {
        String home = application.getBaseUrl();
        if (home != null && !home.isBlank()) {
            return URI.create(ResolveRelative.resolveRelativeUri(session, application.getRootUrl(), home));
        }
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/account/")
                .build(application.getRealm().getName());
    }
}
