package dev.foyer.keycloak.signup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the application asked for when the sign-up began: the parameters of an OpenID Connect authentication request (OpenID
 * Connect Core 1.0, section 3.1.2.1). Asked again when the sign-up is confirmed, so that the application gets its state, and
 * its code challenge (RFC 7636) and its bound key (RFC 9449) hold.
 */
final class ApplicationRequest {

    static final String CLIENT = "client_id";

    // As Keycloak notes them; all others stand behind the prefix.
    private static final List<String> NAMES = List.of(
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "max_age",
            "code_challenge",
            "code_challenge_method",
            "dpop_jkt",
            "claims",
            "acr_values",
            "display");

    private static final String OTHERS = "client_request_param_";

    private ApplicationRequest() {}

    /** The request's parameters by name. */
    static Map<String, String> of(AuthenticationSessionModel signUp) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(CLIENT, signUp.getClient().getClientId());
        for (String name : NAMES) {
            String value = signUp.getClientNote(name);
            if (value != null) {
                parameters.put(name, value);
            }
        }
        new TreeMap<>(signUp.getClientNotes()).forEach((note, value) -> {
            if (note.startsWith(OTHERS)) {
                parameters.putIfAbsent(note.substring(OTHERS.length()), value);
            }
        });
        parameters.remove(ConfirmationLink.PARAMETER);
        return parameters;
    }
}
