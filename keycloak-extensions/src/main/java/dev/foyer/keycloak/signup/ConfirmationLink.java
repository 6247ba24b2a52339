package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.storage.Secret;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The address in the mail. It has nothing but a secret: whatever else stood there, a stranger would have chosen, who signed up
 * with somebody else's address. {@link SignUpLinkResource} leads on from there.
 */
final class ConfirmationLink {

    /** Query parameter with the secret. Not {@code token}, which Keycloak takes for an invitation to an organization. */
    static final String PARAMETER = "foyer_sign_up";

    private static final String NOTED_PARAMETER = "client_request_param_" + PARAMETER;

    private ConfirmationLink() {}

    /** Where the sign-up is confirmed. */
    static URI confirming(KeycloakSession session, RealmModel realm, Secret secret) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}")
                .path(SignUpLinkResourceFactory.ID)
                .path("{secret}")
                .build(realm.getName(), secret.text());
    }

    /** The secret of the link that this page was reached by. */
    static Optional<Secret> openedIn(AuthenticationSessionModel authentication) {
        return Optional.ofNullable(authentication.getClientNote(NOTED_PARAMETER))
                .map(Secret::new);
    }
}
