package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real tokens, signed by a key that is published at {@code foyer.staff.keys-url} and nowhere else. */
@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class TokenTest {

    KeycloakWire keycloak;

    @BeforeEach
    void publish() {
        Tokens.publish(keycloak);
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
        call(Tokens.signed(Tokens.STAFF, "foyer-api", realm, client), status);
    }

    @Test
    void aTokenOfAnotherIssuerOrForAnotherAudienceIsRefused() {
        call(Tokens.signed("https://public.example/realms/other", "foyer-api", "foyer-admin", "manage"), 401);
        call(Tokens.signed(Tokens.STAFF, "account", "foyer-admin", "manage"), 401);
    }

    @Test
    void customersTokensCountOnTheirOwnBehalfAndNowhereElse() {
        String customer = Tokens.ofCustomer("u", "personal");
        call(customer, 401);
        given().auth().oauth2(customer).get("/api/v1/companies/customer").then().statusCode(401);
        given().auth().oauth2(customer).get("/api/v1/me").then().statusCode(404);
        given().auth()
                .oauth2(Tokens.ofCustomer(Tokens.STAFF, "u", "personal", "none"))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        call(Tokens.ofCustomer(Tokens.STAFF, "u", "personal", "none"), 403);
    }

    @ParameterizedTest
    @CsvSource({"guest, none, 403", "guest, foyer-admin, 403", "personal, foyer-viewer, 403", "business, none, 404"})
    void guestsAndStaffAreNoCustomers(String accountType, String realmRole, int status) {
        given().auth()
                .oauth2(Tokens.ofCustomer(Tokens.CUSTOMERS, "u", accountType, realmRole))
                .get("/api/v1/me")
                .then()
                .statusCode(status);
    }

    @Test
    void theKeysComeFromTheAddressOfTheirOwn() {
        call(Tokens.signed(Tokens.STAFF, "foyer-api", "foyer-viewer", "none"), 200);

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
}
