package dev.foyer.provisioning.me;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.api.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class MyAddressTest extends MeTestBase {

    private static final String PATH = "/addresses";
    private static final String BERN = "{\"label\":\"Home\",\"line1\":\"Weg 1\",\"city\":\"Bern\",\"country\":\"ch\"}";

    @Test
    void aCustomerAddsReadsChangesAndRemovesAnAddress() {
        String id = post("pia", PATH, BERN)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("label", equalTo("Home"))
                .body("country", equalTo("CH"))
                .body("companyId", nullValue())
                .extract()
                .path("id");
        get("pia", PATH).statusCode(200).body("items.id", contains(id)).body("nextCursor", nullValue());

        change("pia", id, "\"1\"", "{\"city\":\"Biel\",\"label\":null}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("city", equalTo("Biel"))
                .body("line1", equalTo("Weg 1"))
                .body("label", nullValue());
        change("pia", id, "\"1\"", "{\"city\":\"Chur\"}").statusCode(412);
        remove("pia", id, "\"1\"").statusCode(412);
        remove("pia", id, "\"2\"").statusCode(204);
        get("pia", PATH).body("items", emptyIterable());
        assertThat(texts("SELECT action || ' ' || actor FROM audit WHERE entity = 'address' ORDER BY id DESC LIMIT 3"))
                .containsExactly("delete customer:u-pia", "update customer:u-pia", "insert customer:u-pia");
    }

    @Test
    void theAddressIsWhereLocationSaysForWhoAdded() {
        String id = added("pia");

        String location = post("pia", PATH, BERN).extract().header("Location");
        assertThat(location).contains("/api/v1/me/addresses/").doesNotEndWith(id);
        call("pia", "PATCH", location.substring(location.indexOf(PATH)), "*", "{\"city\":\"Biel\"}")
                .statusCode(200);
    }

    @Test
    void aVersionIsToBeNamed() {
        String id = added("pia");

        call("pia", "PATCH", PATH + "/" + id, "{}").statusCode(428);
        call("pia", "DELETE", PATH + "/" + id, "").statusCode(428);
    }

    @Test
    void mistakesAreToldAndNothingIsWritten() {
        post("pia", PATH, "{\"label\":\"Nowhere\",\"companyId\":\"pine\"}")
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-fields"))
                .body("errors.field", contains("companyId", "line1"));
        assertThat(texts("SELECT id FROM address")).isEmpty();
    }

    @Test
    void somebodyElsesAddressIsNotThere() {
        String id = added("bob");
        String shared = shared("pine", "Bonn");

        for (String address : List.of(id, shared, "none")) {
            change("anna", address, "*", "{\"city\":\"Biel\"}").statusCode(404);
            remove("anna", address, "*").statusCode(404);
        }
        get("anna", PATH).body("items.id", contains(shared));
        get("eve", PATH).body("items", emptyIterable());
        assertThat(texts("SELECT parts ->> 'city' FROM address ORDER BY created_at"))
                .containsExactly("Bern", "Bonn");
    }

    @Test
    void membersChooseFromTheirOwnAndThoseOfTheirActiveCompanies() {
        join("vera", "fir", "viewer");
        shared("pine", "Bonn");
        shared("fir", "Lyon");
        added("vera");

        get("vera", PATH)
                .body("items.city", contains("Bern", "Lyon", "Bonn"))
                .body("items.companyId", contains(null, "fir", "pine"));
        String cursor = get("vera", PATH + "?limit=2")
                .body("items.city", contains("Bern", "Lyon"))
                .extract()
                .path("nextCursor");
        get("vera", PATH + "?limit=2&cursor=" + cursor)
                .body("items.city", contains("Bonn"))
                .body("nextCursor", nullValue());

        sql("UPDATE company SET status = 'blocked' WHERE id = 'fir'");
        get("vera", PATH).body("items.city", contains("Bern", "Bonn"));
    }

    @Test
    void whoHasLeftTheCompanySeesItsAddressesNoMore() {
        shared("pine", "Bonn");
        get("bob", PATH).body("items.city", contains("Bonn"));

        call("bob", "DELETE", "/companies/pine/members/bob", "").statusCode(204);
        get("bob", PATH).statusCode(200).body("items", emptyIterable());
    }

    @Test
    void theDefaultsAreThePersonsAndTheCompanysSideBySide() {
        sql("INSERT INTO address (company_id, parts, ship_to) VALUES ('pine', '{\"city\":\"Bonn\"}', true)");
        post("bob", PATH, "{\"city\":\"Bern\",\"defaultShipTo\":true,\"defaultBillTo\":true}")
                .statusCode(201);
        post("bob", PATH, "{\"city\":\"Biel\",\"defaultShipTo\":true}").statusCode(201);

        get("bob", PATH)
                .body("items.city", contains("Biel", "Bern", "Bonn"))
                .body("items.defaultShipTo", contains(true, false, true))
                .body("items.defaultBillTo", contains(false, true, false));
    }

    @Test
    void fiftyAreTheMost() {
        sql("INSERT INTO address (customer_id, parts) SELECT 'pia', '{\"city\":\"Bern\"}' FROM generate_series(1, 49)");

        post("pia", PATH, BERN).statusCode(201);
        post("pia", PATH, BERN).statusCode(409).body("type", equalTo("urn:foyer:problem:too-many"));
        post("bob", PATH, BERN).statusCode(201);
    }

    @Test
    void aCallThatIsRepeatedAddsOne() {
        String first = repeated("pia").statusCode(201).extract().path("id");

        repeated("pia").statusCode(201).body("id", equalTo(first)).header("Location", endsWith(first));
        repeated("bob").statusCode(201);
        assertThat(texts("SELECT customer_id FROM address ORDER BY created_at")).containsExactly("pia", "bob");
    }

    @Test
    void whoMayNotSignInNeitherReadsNorWrites() {
        String id = added("pia");
        sql("UPDATE customer SET active = false WHERE id = 'pia'");

        get("pia", PATH).statusCode(403);
        post("pia", PATH, BERN).statusCode(403);
        change("pia", id, "*", "{\"city\":\"Biel\"}").statusCode(403);
        remove("pia", id, "*").statusCode(403);
        assertThat(texts("SELECT parts ->> 'city' FROM address")).containsExactly("Bern");
    }

    @Test
    void staffSeeWhatTheCustomerHasAdded() {
        added("pia");

        given().auth()
                .oauth2(Tokens.signed(Tokens.STAFF, "foyer-api", "foyer-viewer", "none"))
                .get("/api/v1/customers/pia/addresses")
                .then()
                .body("items.city", contains("Bern"));
    }

    private static String added(String customer) {
        return post(customer, PATH, BERN).statusCode(201).extract().path("id");
    }

    /** The id of an address that a company has got, past the API. */
    private String shared(String company, String city) {
        sql("INSERT INTO address (company_id, parts) VALUES ('" + company + "', '{\"city\":\"" + city + "\"}')");
        return texts("SELECT id FROM address ORDER BY created_at DESC LIMIT 1").get(0);
    }

    private static ValidatableResponse repeated(String customer) {
        return given().auth()
                .oauth2(Tokens.ofCustomer("u-" + customer, "business"))
                .header("Idempotency-Key", "key-1")
                .contentType(ContentType.JSON)
                .body(BERN)
                .post("/api/v1/me" + PATH)
                .then();
    }

    private static ValidatableResponse change(String customer, String id, String ifMatch, String patch) {
        return call(customer, "PATCH", PATH + "/" + id, ifMatch, patch);
    }

    private static ValidatableResponse remove(String customer, String id, String ifMatch) {
        return call(customer, "DELETE", PATH + "/" + id, ifMatch, "");
    }
}
