package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real tokens, signed by a key that is published at {@code foyer.staff.keys-url} and nowhere else. */
@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class TokenTest {

    private static final KeyPair KEYS = keys();
    private static final String ISSUER = "https://public.example/realms/customers";

    KeycloakWire keycloak;

    @BeforeEach
    void publish() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        keycloak.answer(
                "GET certs",
                200,
                "{\"keys\":[{\"kid\":\"k\",\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                        .formatted(base64(key.getModulus()), base64(key.getPublicExponent())));
    }

    @ParameterizedTest
    @CsvSource({
        "foyer-viewer, none, 200",
        "none, manage, 200",
        "manage, none, 403",
        "none, foyer-admin, 403",
        "none, checkout, 403",
        "none, none, 403"
    })
    void realmRolesAndClientRolesAreNotInterchangeable(String realm, String client, int status) {
        call(token(ISSUER, "foyer-api", realm, client), status);
    }

    @Test
    void aTokenOfAnotherIssuerOrForAnotherAudienceIsRefused() {
        call(token("https://public.example/realms/other", "foyer-api", "foyer-admin", "manage"), 401);
        call(token(ISSUER, "account", "foyer-admin", "manage"), 401);
    }

    @Test
    void theKeysComeFromTheAddressOfTheirOwn() {
        call(token(ISSUER, "foyer-api", "foyer-viewer", "none"), 200);

        assertThat(keycloak.requests().stream().filter(request -> request.contains("/certs")))
                .isNotEmpty()
                .allMatch(request -> request.startsWith("GET /elsewhere/certs "));
    }

    @Test
    void whatIsNoTokenIsRefused() {
        call("opaque", 401);
    }

    private static void call(String token, int status) {
        given().auth().oauth2(token).get("/api/v1/customers").then().statusCode(status);
    }

    private static String token(String issuer, String audience, String realmRole, String clientRole) {
        return Jwt.claims()
                .issuer(issuer)
                .audience(audience)
                .subject("s")
                .expiresIn(300)
                .claim("realm_access", Map.of("roles", List.of(realmRole)))
                .claim("resource_access", Map.of("foyer-api", Map.of("roles", List.of(clientRole))))
                .jws()
                .keyId("k")
                .sign(KEYS.getPrivate());
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
