package dev.foyer.keycloak.signup;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The address in the mail: the registration page of the same application, asked for the same things as when the sign-up began,
 * and the link's secret. It is an OpenID Connect authentication request (OpenID Connect Core 1.0, section 3.1.2.1), so that the
 * application gets its state, and its code challenge (RFC 7636) holds.
 */
final class ConfirmationLink {

    /** Query parameter with the secret. Not {@code token}, which Keycloak takes for an invitation to an organization. */
    static final String PARAMETER = "foyer_sign_up";

    // What an application asks for, as Keycloak notes it under the names of the request's parameters.
    private static final List<String> ASKED_FOR = List.of(
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "claims",
            "acr_values",
            "ui_locales");

    private static final String NOTED_PARAMETER = "client_request_param_" + PARAMETER;

    private final KeycloakSession session;
    private final AuthenticationSessionModel signUp;
    private final @Nullable String language;

    /** @param language of the pages; null leaves it to the browser */
    ConfirmationLink(KeycloakSession session, AuthenticationSessionModel signUp, @Nullable String language) {
        this.session = session;
        this.signUp = signUp;
        this.language = language;
    }

    /** Where the sign-up is confirmed. */
    URI confirming(Secret secret) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", signUp.getClient().getClientId());
        for (String name : ASKED_FOR) {
            String value = signUp.getClientNote(name);
            if (value != null) {
                parameters.put(name, value);
            }
        }
        if (language != null) {
            parameters.put("kc_locale", language);
        }
        parameters.put(PARAMETER, secret.text());
        UriBuilder link = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/protocol/openid-connect/registrations");
        parameters.keySet().forEach(name -> link.queryParam(name, "{" + name + "}"));
        parameters.put("realm", signUp.getRealm().getName());
        return link.buildFromMap(parameters);
    }

    /** The secret of the link that this page was reached by. */
    static Optional<Secret> openedIn(AuthenticationSessionModel authentication) {
        return Optional.ofNullable(authentication.getClientNote(NOTED_PARAMETER))
                .map(Secret::new);
    }
}
