package dev.foyer.devstack.storefront;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A customer who has signed in, without a provider. */
final class Ada {
    private Ada() {}

    /** Of no company. */
    static SignedIn person() {
        return with("ada", "t0ken", Map.of("account_type", "personal"));
    }

    /** Of the company with this id. */
    static SignedIn of(String company) {
        return with(
                "ada",
                "t0ken",
                Map.of(
                        "account_type",
                        "business",
                        "company",
                        Map.of("id", company, "name", "Spruce", "role", "admin")));
    }

    static SignedIn with(String subject, String token, Map<String, Object> claims) {
        Map<String, Object> all = new TreeMap<>(claims);
        all.put("sub", subject);
        return new SignedIn(
                new PlainJWT(new JWTClaimsSet.Builder().build()),
                new BearerAccessToken(token),
                Optional.empty(),
                all,
                Map.of(),
                Instant.EPOCH);
    }
}
