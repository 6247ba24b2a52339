package dev.foyer.provisioning.api;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Real tokens, signed by a key that is published at {@code foyer.staff.keys-url} and nowhere else. */
public final class Tokens {

    /** As {@code foyer.staff.issuer} has it. */
    public static final String STAFF = "https://public.example/realms/customers";

    /** As {@code foyer.customers.issuer} has it. */
    public static final String CUSTOMERS = "https://public.example/realms/shoppers";

    private static final KeyPair KEYS = keys();

    private Tokens() {}

    /** Has the service find the key. */
    public static void publish(KeycloakWire keycloak) {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        keycloak.answer(
                "GET certs",
                200,
                "{\"keys\":[{\"kid\":\"k\",\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                        .formatted(base64(key.getModulus()), base64(key.getPublicExponent())));
    }

    /** Of a user, for an audience, with a realm role and a client role. */
    public static String signed(String issuer, String audience, String realmRole, String clientRole) {
        return sign(claims(issuer, audience, "s", realmRole, clientRole));
    }

    /** A customer's own. */
    public static String ofCustomer(String userId, String accountType) {
        return ofCustomer(CUSTOMERS, userId, accountType, "offline_access");
    }

    /** A customer's own, from this issuer and with a realm role. */
    public static String ofCustomer(String issuer, String userId, String accountType, String realmRole) {
        return sign(claims(issuer, "foyer-api", userId, realmRole, "none").claim("account_type", accountType));
    }

    private static JwtClaimsBuilder claims(
            String issuer, String audience, String subject, String realmRole, String clientRole) {
        return Jwt.claims()
                .issuer(issuer)
                .audience(audience)
                .subject(subject)
                .expiresIn(300)
                .claim("preferred_username", subject + "@example.org")
                .claim("realm_access", Map.of("roles", List.of(realmRole)))
                .claim("resource_access", Map.of("foyer-api", Map.of("roles", List.of(clientRole))));
    }

    private static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId("k").sign(KEYS.getPrivate());
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
