package dev.foyer.provisioning.me;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.api.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class MeTest extends MeTestBase {

    @Test
    void customersSeeThemselvesAndTheirCompanies() {
        join("anna", "fir", "viewer");
        sql("UPDATE company SET status = 'blocked' WHERE id = 'fir'");
        sql(
                "UPDATE customer SET time_zone = 'Europe/Berlin', phone = '+4930111', office_phone = '+4930222' WHERE id = 'anna'");

        get("anna", "")
                .statusCode(200)
                .body("id", equalTo("anna"))
                .body("userId", equalTo("u-anna"))
                .body("email", equalTo("anna@buyer.example"))
                .body("emailVerified", equalTo(true))
                .body("firstName", equalTo("Anna"))
                .body("lastName", nullValue())
                .body("language", equalTo("de"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("phone", equalTo("+4930111"))
                .body("officePhone", equalTo("+4930222"))
                .body("accountType", equalTo("business"))
                .body("lifecycle", equalTo("registered"))
                .body("companies.id", contains("pine", "fir"))
                .body("companies.name", contains("Pine", "Fir"))
                .body("companies.number", contains("N-1", null))
                .body("companies.role", contains("admin", "viewer"))
                .body("companies.status", contains("active", "blocked"));
    }

    @Test
    void aPersonWithoutACompanyHasNone() {
        get("pia", "")
                .statusCode(200)
                .body("companies", emptyIterable())
                .body("timeZone", nullValue())
                .body("phone", nullValue())
                .body("officePhone", nullValue());
    }

    @Test
    void membersSeeTheirCompanyAndNobodyElseDoes() {
        get("vera", "/companies/pine")
                .statusCode(200)
                .body("id", equalTo("pine"))
                .body("name", equalTo("Pine"))
                .body("number", equalTo("N-1"))
                .body("role", equalTo("viewer"))
                .body("status", equalTo("active"))
                .body("email", equalTo("office@pine.example"))
                .body("phone", nullValue());
        get("eve", "/companies/pine").statusCode(404);
        get("eve", "/companies/none").statusCode(404);
    }

    @Test
    void adminsAreToldHowManyAskToJoin() {
        get("anna", "/companies/pine").body("openRequests", equalTo(0));
        sql("INSERT INTO request (type, customer_id, company_id) VALUES ('join_company', 'pia', 'pine'),"
                + " ('join_company', 'eve', 'pine'), ('join_company', 'pia', 'fir'), ('new_company', 'bob', 'pine')");
        sql("UPDATE request SET status = 'withdrawn', decided_at = now(), decided_by = 'x' WHERE customer_id = 'eve'");

        get("anna", "/companies/pine").statusCode(200).body("openRequests", equalTo(1));
        get("bob", "/companies/pine").statusCode(200).body("openRequests", nullValue());
        get("vera", "/companies/pine").statusCode(200).body("openRequests", nullValue());
    }

    @Test
    void nobodyIsSuggestedACompanyThatHasProvedNoDomain() {
        get("pia", "/suggestions").statusCode(200).body("items", emptyIterable());
    }

    @Test
    void whoMayNotSignInIsRefusedHoweverFreshTheToken() {
        sql("UPDATE customer SET active = false WHERE id = 'anna'");

        get("anna", "").statusCode(403).body("type", equalTo("urn:foyer:problem:not-allowed"));
        get("anna", "/companies/pine/members").statusCode(403);
        call("anna", "DELETE", "/companies/pine/members/bob", "").statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"NULL, true, 403", "'''guest''', false, 403", "'''guest''', true, 404"})
    void whatTheRegistryKnowsAsNoAccountIsRefusedWhateverTheTokenSays(String type, boolean active, int status) {
        sql("UPDATE customer SET email = NULL, email_verified = false, active = " + active + ", account_type = " + type
                + " WHERE id = 'anna'");

        get("anna", "").statusCode(status);
    }

    @Test
    void whomTheRegistryDoesNotKnowYetMayTryAgain() {
        get("nobody", "").statusCode(404).body("type", equalTo("urn:foyer:problem:not-found"));
    }

    @Test
    void guestsAndStaffAndTheNamelessAreRefused() {
        refused(Tokens.ofCustomer("u-anna", "guest"), 403);
        refused(Tokens.ofCustomer(Tokens.CUSTOMERS, "u-anna", "business", "foyer-admin"), 403);
        refused(Tokens.signed(Tokens.CUSTOMERS, "foyer-api", "none", "manage"), 403);
        refused("none", 401);
    }

    private static void refused(String token, int status) {
        given().auth().oauth2(token).get("/api/v1/me").then().statusCode(status);
        given().auth()
                .oauth2(token)
                .delete("/api/v1/me/companies/pine/members/bob")
                .then()
                .statusCode(status);
    }
}
