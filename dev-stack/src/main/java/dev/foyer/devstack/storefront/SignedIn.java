package dev.foyer.devstack.storefront;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Who signed in.
 *
 * @param idToken as it came, for signing out
 * @param accessToken as it came, for the provisioning API
 * @param refreshToken as it came, for new tokens; empty when the provider gave none
 * @param idClaims claims of the validated ID token
 * @param accessClaims claims of the access token; shown only, a client need not understand them
 * @param since when these tokens came
 */
record SignedIn(
        JWT idToken,
        AccessToken accessToken,
        Optional<RefreshToken> refreshToken,
        Map<String, Object> idClaims,
        Map<String, Object> accessClaims,
        Instant since) {

    /**
     * The company that the ID token names: the one that this customer buys for.
     *
     * @param role what they may do there
     */
    record Company(String id, String name, String role) {}

    /** Who it is, whatever their name and address are now; empty when the token does not say. */
    String subject() {
        return idClaims.get("sub") instanceof String subject ? subject : "";
    }

    String name() {
        for (String claim : new String[] {"name", "email", "guest_email", "preferred_username"}) {
            if (idClaims.get(claim) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return "guest";
    }

    Optional<Company> company() {
        return idClaims.get("company") instanceof Map<?, ?> company
                        && company.get("id") instanceof String id
                        && company.get("name") instanceof String name
                        && company.get("role") instanceof String role
                ? Optional.of(new Company(id, name, role))
                : Optional.empty();
    }

    /** Whether there may be a company, now or later: not for guests. */
    boolean hasAccount() {
        return "business".equals(idClaims.get("account_type")) || "personal".equals(idClaims.get("account_type"));
    }

    /** Whether this is somebody who buys without an account. */
    boolean guest() {
        return "guest".equals(idClaims.get("account_type"));
    }

    /** What the registry knows this customer by; empty when the token does not say, as for staff. */
    Optional<String> customerId() {
        return idClaims.get("customer_id") instanceof String id && !id.isBlank() ? Optional.of(id) : Optional.empty();
    }
}
