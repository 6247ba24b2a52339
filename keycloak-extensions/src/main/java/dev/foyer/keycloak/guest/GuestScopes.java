package dev.foyer.keycloak.guest;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a guest's tokens may be for. An application may ask for more and gets less, as RFC 6749, section 3.3, has it: the scope of
 * the answer says so. What every token of the application is for is no question of this; a guest has no role that it could carry.
 */
final class GuestScopes {

    /** Attribute of a client scope: {@code true} on one that guests may have too. */
    private static final String SCOPE_ATTRIBUTE = "foyer.guests";

    private static final Set<String> ALWAYS = Set.of(
            OAuth2Constants.SCOPE_OPENID, OAuth2Constants.SCOPE_PROFILE, OAuth2Constants.SCOPE_EMAIL, "customer");

    private GuestScopes() {}

    /** From now on the request asks for nothing that guests may not have. */
    static void narrow(AuthenticationSessionModel authentication) {
        String asked = authentication.getClientNote(OAuth2Constants.SCOPE);
        if (asked == null) {
            return;
        }
        Set<String> marked = marked(authentication.getClient());
        String allowed = Arrays.stream(asked.split(" "))
                .filter(scope -> ALWAYS.contains(scope) || marked.contains(scope))
                .collect(Collectors.joining(" "));
        if (!allowed.equals(asked)) {
            authentication.setClientNote(OAuth2Constants.SCOPE, allowed);
        }
    }

    private static Set<String> marked(ClientModel application) {
        return application.getClientScopes(false).values().stream()
                .filter(scope -> Boolean.parseBoolean(scope.getAttribute(SCOPE_ATTRIBUTE)))
                .map(ClientScopeModel::getName)
                .filter(name -> !OAuth2Constants.OFFLINE_ACCESS.equals(name))
                .collect(Collectors.toSet());
    }
}
