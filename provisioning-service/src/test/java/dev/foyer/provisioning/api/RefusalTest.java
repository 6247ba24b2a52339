package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is refused where. One line for each endpoint and each role without access to it. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class RefusalTest {

    // What keeps guests, and what does away with them, is for administrators.
    private static final String HOLDS = """
            POST, /api/v1/guests/expiry-runs
            PUT, /api/v1/customers/x/legal-hold
            DELETE, /api/v1/customers/x/legal-hold
            """;

    private static final String ENDPOINTS = """
            GET, /api/v1/customers
            GET, /api/v1/customers/x
            GET, /api/v1/customers/x/audit
            GET, /api/v1/customers/x/consents
            GET, /api/v1/companies
            GET, /api/v1/companies/x
            GET, /api/v1/companies/x/contacts
            GET, /api/v1/companies/x/audit
            GET, /api/v1/requests
            GET, /api/v1/requests/count
            GET, /api/v1/requests/x
            GET, /api/v1/customers/x/addresses
            GET, /api/v1/companies/x/addresses
            GET, /api/v1/companies/x/domains
            GET, /api/v1/companies/x/invitations
            GET, /api/v1/customers/x/orders
            GET, /api/v1/search
            GET, /api/v1/questions
            GET, /api/v1/settings
            PUT, /api/v1/settings
            GET, /api/v1/status
            POST, /api/v1/commands/x/retry
            GET, /api/v1/mails
            POST, /api/v1/mails/x/send-again
            GET, /api/v1/reconciliations
            POST, /api/v1/reconciliations
            GET, /api/v1/reconciliations/x
            GET, /api/v1/reconciliations/x/drift
            POST, /api/v1/reconciliations/x/cancel
            GET, /api/v1/guests/expiry-preview
            GET, /api/v1/guests/expiry-runs
            GET, /api/v1/guests/expiry-runs/x
            GET, /api/v1/customers/x/legal-hold
            """ + HOLDS;

    // Whoever works with customers may write them; whoever looks may not.
    private static final String WRITES = """
            POST, /api/v1/customers
            PATCH, /api/v1/customers/x
            POST, /api/v1/customers/x/deactivate
            POST, /api/v1/customers/x/activate
            POST, /api/v1/companies
            PATCH, /api/v1/companies/x
            POST, /api/v1/companies/x/contacts
            POST, /api/v1/companies/x/block
            POST, /api/v1/companies/x/activate
            POST, /api/v1/requests/x/approve
            POST, /api/v1/requests/x/reject
            POST, /api/v1/customers/x/addresses
            PATCH, /api/v1/customers/x/addresses/y
            DELETE, /api/v1/customers/x/addresses/y
            POST, /api/v1/companies/x/addresses
            PATCH, /api/v1/companies/x/addresses/y
            DELETE, /api/v1/companies/x/addresses/y
            PUT, /api/v1/companies/x/domains/pine.example
            DELETE, /api/v1/companies/x/domains/pine.example
            POST, /api/v1/companies/x/domains/pine.example/verify
            PUT, /api/v1/companies/x/contacts/y
            DELETE, /api/v1/companies/x/contacts/y
            POST, /api/v1/companies/x/invitations
            DELETE, /api/v1/companies/x/invitations/y
            POST, /api/v1/orders/x/link
            DELETE, /api/v1/orders/x/link
            """;

    // What the checkout of a shop may tell, and nothing else.
    private static final String TOLD = """
            POST, /api/v1/guests
            PUT, /api/v1/orders/x
            """;

    private static final String ORDER = "GET, /api/v1/orders/x\n";

    // What customers do on their own behalf is nobody else's.
    private static final String OWN = """
            GET, /api/v1/me
            GET, /api/v1/me/suggestions
            GET, /api/v1/me/companies/x
            GET, /api/v1/me/orders
            GET, /api/v1/me/guest-orders
            POST, /api/v1/me/guest-orders/claim
            GET, /api/v1/me/addresses
            POST, /api/v1/me/addresses
            PATCH, /api/v1/me/addresses/y
            DELETE, /api/v1/me/addresses/y
            GET, /api/v1/me/companies/x/addresses
            POST, /api/v1/me/companies/x/addresses
            PATCH, /api/v1/me/companies/x/addresses/y
            DELETE, /api/v1/me/companies/x/addresses/y
            GET, /api/v1/me/companies/x/members
            PATCH, /api/v1/me/companies/x/members/y
            DELETE, /api/v1/me/companies/x/members/y
            GET, /api/v1/me/companies/x/invitations
            POST, /api/v1/me/companies/x/invitations
            DELETE, /api/v1/me/companies/x/invitations/y
            GET, /api/v1/me/companies/x/requests
            POST, /api/v1/me/companies/x/requests/y/approve
            POST, /api/v1/me/companies/x/requests/y/reject
            GET, /api/v1/me/requests
            POST, /api/v1/me/requests
            POST, /api/v1/me/requests/y/withdraw
            GET, /api/v1/me/invitations
            POST, /api/v1/me/invitations/y/accept
            POST, /api/v1/me/invitations/y/decline
            """;

    @ParameterizedTest
    @CsvSource(textBlock = ENDPOINTS + WRITES + OWN + TOLD + ORDER)
    void withoutATokenEveryEndpointRefuses(String method, String path) {
        call(method, path)
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:not-signed-in"))
                .body("status", equalTo(401));
    }

    @ParameterizedTest
    @CsvSource(textBlock = ENDPOINTS + WRITES + OWN + TOLD + ORDER)
    @TestSecurity(user = "customer")
    void withoutARoleEveryEndpointRefuses(String method, String path) {
        refused(method, path);
    }

    @ParameterizedTest
    @CsvSource(textBlock = ENDPOINTS + WRITES + OWN)
    @TestSecurity(
            user = "checkout",
            roles = {"checkout", "default-roles-customers", "offline_access"})
    void theCheckoutOfAShopIsRefusedEverythingElse(String method, String path) {
        refused(method, path);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET, /api/v1/settings
            PUT, /api/v1/settings
            GET, /api/v1/customers/x/audit
            GET, /api/v1/companies/x/audit
            POST, /api/v1/commands/x/retry
            GET, /api/v1/mails
            POST, /api/v1/mails/x/send-again
            POST, /api/v1/reconciliations
            POST, /api/v1/reconciliations/x/cancel
            GET, /api/v1/customers/x/legal-hold
            """ + HOLDS + WRITES + TOLD)
    @TestSecurity(user = "viewer", roles = "foyer-viewer")
    void viewersAreRefusedSettingsAndWrites(String method, String path) {
        refused(method, path);
    }

    @ParameterizedTest
    @CsvSource(textBlock = ENDPOINTS + WRITES + TOLD + ORDER)
    @TestSecurity(user = "customer", roles = "customer")
    void customersAreRefusedWhatStaffDo(String method, String path) {
        refused(method, path);
    }

    @ParameterizedTest
    @CsvSource(textBlock = OWN)
    @TestSecurity(
            user = "boss",
            roles = {"foyer-viewer", "foyer-agent", "foyer-admin"})
    void staffAreRefusedWhatCustomersDoOnTheirOwnBehalf(String method, String path) {
        refused(method, path);
    }

    @ParameterizedTest
    @CsvSource(textBlock = OWN)
    @TestSecurity(user = "erp", roles = "manage")
    void integrationsAreRefusedWhatCustomersDoOnTheirOwnBehalf(String method, String path) {
        refused(method, path);
    }

    @ParameterizedTest
    @CsvSource(textBlock = OWN)
    @TestSecurity(user = "nobody-knows", roles = "customer")
    void customersMayAskOnTheirOwnBehalf(String method, String path) {
        call(method, path).statusCode(not(oneOf(401, 403)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = TOLD)
    @TestSecurity(
            user = "boss",
            roles = {"foyer-viewer", "foyer-agent", "foyer-admin"})
    void staffAreRefusedWhatShopsTell(String method, String path) {
        refused(method, path);
    }

    @ParameterizedTest
    @CsvSource(textBlock = TOLD + ORDER)
    @TestSecurity(user = "checkout", roles = "checkout")
    void theCheckoutOfAShopMayTellOfGuestsAndOrders(String method, String path) {
        call(method, path).statusCode(oneOf(400, 404));
    }

    @ParameterizedTest
    @CsvSource(textBlock = "PUT, /api/v1/settings\n" + HOLDS)
    @TestSecurity(user = "agent", roles = "foyer-agent")
    void agentsMayNotChangeSettingsNorWhatGuestsAreKeptFor(String method, String path) {
        refused(method, path);
    }

    @ParameterizedTest
    @CsvSource(textBlock = "PUT, /api/v1/settings\n" + "GET, /api/v1/customers/x/legal-hold\n" + HOLDS)
    @TestSecurity(user = "erp", roles = "manage")
    void integrationsMayNotChangeSettingsNorWhatGuestsAreKeptFor(String method, String path) {
        refused(method, path);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET, /api/v1/customers
            GET, /api/v1/customers/x
            GET, /api/v1/customers/x/consents
            GET, /api/v1/companies
            GET, /api/v1/companies/x
            GET, /api/v1/companies/x/contacts
            GET, /api/v1/requests
            GET, /api/v1/requests/count
            GET, /api/v1/requests/x
            GET, /api/v1/customers/x/addresses
            GET, /api/v1/companies/x/addresses
            GET, /api/v1/companies/x/domains
            GET, /api/v1/companies/x/invitations
            GET, /api/v1/customers/x/orders
            GET, /api/v1/orders/x
            GET, /api/v1/search
            GET, /api/v1/status
            GET, /api/v1/reconciliations
            GET, /api/v1/reconciliations/x
            GET, /api/v1/reconciliations/x/drift
            GET, /api/v1/guests/expiry-preview
            GET, /api/v1/guests/expiry-runs
            GET, /api/v1/guests/expiry-runs/x
            """)
    @TestSecurity(user = "viewer", roles = "foyer-viewer")
    void viewersMayRead(String method, String path) {
        call(method, path).statusCode(oneOf(200, 404));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET, /api/v1/customers
            GET, /api/v1/customers/x/consents
            GET, /api/v1/companies
            GET, /api/v1/requests
            GET, /api/v1/requests/count
            GET, /api/v1/questions
            GET, /api/v1/settings
            GET, /api/v1/status
            GET, /api/v1/mails
            POST, /api/v1/mails/x/send-again
            GET, /api/v1/reconciliations
            POST, /api/v1/reconciliations
            POST, /api/v1/reconciliations/x/cancel
            """)
    @TestSecurity(user = "erp", roles = "manage")
    void integrationsMayRead(String method, String path) {
        call(method, path).statusCode(not(oneOf(401, 403)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = WRITES + TOLD + ORDER)
    @TestSecurity(user = "erp", roles = "manage")
    void integrationsMayWrite(String method, String path) {
        call(method, path).statusCode(not(oneOf(401, 403)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = WRITES + "POST, /api/v1/mails/x/send-again")
    @TestSecurity(user = "agent", roles = "foyer-agent")
    void agentsMayWrite(String method, String path) {
        call(method, path).statusCode(not(oneOf(401, 403)));
    }

    private static void refused(String method, String path) {
        call(method, path)
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:not-allowed"));
    }

    private static ValidatableResponse call(String method, String path) {
        return method.equals("GET")
                ? given().get(path).then()
                : given().contentType(ContentType.JSON)
                        .body("{}")
                        .request(method, path)
                        .then();
    }
}
