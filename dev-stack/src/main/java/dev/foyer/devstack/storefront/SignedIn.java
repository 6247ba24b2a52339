package dev.foyer.devstack.storefront;

import com.nimbusds.jwt.JWT;
import java.util.Map;

/**
 * Who signed in.
 *
 * @param idToken as it came, for signing out
 * @param idClaims claims of the validated ID token
 * @param accessClaims claims of the access token; shown only, a client need not understand them
 */
record SignedIn(JWT idToken, Map<String, Object> idClaims, Map<String, Object> accessClaims) {

    String name() {
        for (String claim : new String[] {"name", "email", "preferred_username"}) {
            if (idClaims.get(claim) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return "guest";
    }
}
