package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.signup.PendingSignUp.Details;
import dev.foyer.keycloak.storage.Secret;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Where the link of a sign-up's mail leads: on to the registration page of the same application, asked for the same things as
 * when the sign-up began. Changes nothing.
 */
public class SignUpLinkResource {

    private final KeycloakSession session;

    SignUpLinkResource(KeycloakSession session) {
        this.session = session;
    }

    /** One that nobody was given, or that is used, leads to the page that says so. */
    @GET
    @Path("{secret}")
    public Response open(@PathParam("secret") String secret) {
        RealmModel realm = session.getContext().getRealm();
        Map<String, String> parameters = new PendingSignUps(session, realm.getId())
                .of(new Secret(secret))
                .map(PendingSignUp::details)
                .filter(details -> !details.request().isEmpty())
                .map(SignUpLinkResource::parameters)
                .orElseGet(() -> account(realm));
        parameters.put(ConfirmationLink.PARAMETER, secret);
        return Response.seeOther(registration(realm, parameters))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static Map<String, String> parameters(Details details) {
        Map<String, String> parameters = new LinkedHashMap<>(details.request());
        if (details.language() != null) {
            parameters.put("kc_locale", details.language());
        }
        return parameters;
    }

    /** Some application is needed for a page: the one that every realm has. */
    private Map<String, String> account(RealmModel realm) {
        return new LinkedHashMap<>(Map.of(
                ApplicationRequest.CLIENT,
                "account",
                "response_type",
                "code",
                "scope",
                "openid",
                "redirect_uri",
                session.getContext()
                        .getUri()
                        .getBaseUriBuilder()
                        .path("realms/{realm}/account/")
                        .build(realm.getName())
                        .toString()));
    }

    private URI registration(RealmModel realm, Map<String, String> parameters) {
        UriBuilder address = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/protocol/openid-connect/registrations");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("realm", realm.getName());
        int number = 0;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String value = "p" + number++;
            address.queryParam(parameter.getKey(), "{" + value + "}");
            values.put(value, parameter.getValue());
        }
        return address.buildFromMap(values);
    }
}
