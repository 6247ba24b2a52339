package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.patch;
import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "erp", roles = "manage")
class EditCompanyTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void twoCompanies() {
        TestRegistry.execute(
                registry, "TRUNCATE customer, company, membership, customer_alias, identity_command CASCADE");
        TestRegistry.execute(registry, """
            INSERT INTO company (id, name, email, customer_number, external_id)
            VALUES ('k', 'Pine', 'office@pine.example', 'F-1', 'E-1'), ('l', 'Fir', 'office@fir.example', 'F-2', 'E-2')
            """);
    }

    @Test
    void whatIsGivenChangesAndTheRestStays() {
        patch("/companies/k", "\"1\"", """
                {"name": "Pine Ltd", "phone": "+1 650-253-0000", "industry": "Print", "language": "EN-us", "vatId": "CHE-1",
                 "externalId": null, "shipTo": {"name": "Dock 4", "city": "Bern", "country": "ch"}}
                """)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Pine Ltd"))
                .body("email", equalTo("office@pine.example"))
                .body("phone", equalTo("+16502530000"))
                .body("industry", equalTo("Print"))
                .body("language", equalTo("en-US"))
                .body("vatId", equalTo("CHE-1"))
                .body("externalId", nullValue())
                .body("customerNumber", equalTo("F-1"))
                .body("shipTo.city", equalTo("Bern"))
                .body("shipTo.country", equalTo("CH"))
                .body("shipTo.line1", nullValue())
                .body("billTo", nullValue());
    }

    @Test
    void addressesAreMergedPartByPartAndNullClears() {
        patch("/companies/k", "{\"shipTo\":{\"name\":\"Dock\",\"city\":\"Bern\"},\"billTo\":{\"city\":\"Bonn\"}}");

        Map<String, String> merged = patch(
                        "/companies/k", "{\"shipTo\":{\"city\":null,\"line1\":\"Weg 1\"},\"billTo\":null}")
                .header("ETag", "\"3\"")
                .body("billTo", nullValue())
                .extract()
                .path("shipTo");
        assertThat(merged)
                .containsEntry("name", "Dock")
                .containsEntry("line1", "Weg 1")
                .containsEntry("city", null)
                .hasSize(7);

        patch("/companies/k", "{\"shipTo\":{\"line1\":\"Weg 1\"},\"billTo\":{\"city\":null}}")
                .header("ETag", "\"3\"");
        patch("/companies/k", "{\"shipTo\":{\"name\":null,\"line1\":null}}").body("shipTo", nullValue());
    }

    @Test
    void shipToAndBillToAreTheDefaultsAmongTheAddresses() {
        patch("/companies/k", "{\"shipTo\":{\"city\":\"Bern\"},\"billTo\":{\"city\":\"Bonn\"}}")
                .header("ETag", "\"2\"");

        assertThat(addresses()).containsExactly("Bern t f", "Bonn f t");
        patch("/companies/k", "{\"shipTo\":{\"city\":\"Biel\"}}").header("ETag", "\"3\"");
        assertThat(addresses()).containsExactly("Biel t f", "Bonn f t");
        patch("/companies/k", "{\"shipTo\":null,\"billTo\":{\"city\":null}}").header("ETag", "\"4\"");
        assertThat(addresses()).isEmpty();
    }

    @Test
    void anAddressThatIsTheDefaultForBothStaysWhatItIsForTheOther() {
        address("{\"city\":\"Bern\",\"defaultShipTo\":true,\"defaultBillTo\":true}");

        patch("/companies/k", "{\"shipTo\":{\"line1\":\"Dock 4\"}}")
                .body("shipTo.city", equalTo("Bern"))
                .body("shipTo.line1", equalTo("Dock 4"))
                .body("billTo.line1", nullValue());
        assertThat(addresses()).containsExactly("Bern f t", "Bern t f");

        address("{\"city\":\"Graz\",\"defaultShipTo\":true,\"defaultBillTo\":true}");
        patch("/companies/k", "{\"shipTo\":null}").body("billTo.city", equalTo("Graz"));
        assertThat(addresses()).containsExactly("Bern f f", "Bern f f", "Graz f t");
    }

    @Test
    void anAddressWithALabelStaysWhenItIsTheDefaultNoMore() {
        address("{\"label\":\"Lager\",\"city\":\"Bern\",\"defaultShipTo\":true}");

        patch("/companies/k", "{\"shipTo\":null}").body("shipTo", nullValue());
        assertThat(addresses()).containsExactly("Bern f f");
    }

    private static void address(String body) {
        post("/companies/k/addresses", body).statusCode(201);
    }

    private List<String> addresses() {
        return TestRegistry.texts(
                registry, "SELECT concat_ws(' ', parts ->> 'city', ship_to, bill_to) FROM address ORDER BY created_at");
    }

    @Test
    void aSecondFactorIsRequiredFromADateOnAndThatGoesWithThePolicy() {
        patch("/companies/k", "{\"mfaPolicy\":\"required\",\"mfaRequiredFrom\":\"2027-03-01T01:00:00.5+01:00\"}")
                .statusCode(200)
                .body("mfaPolicy", equalTo("required"))
                .body("mfaRequiredFrom", equalTo("2027-03-01T00:00:00Z"));
        patch("/companies/k", "{\"mfaPolicy\":\"optional\"}")
                .statusCode(200)
                .body("mfaPolicy", equalTo("optional"))
                .body("mfaRequiredFrom", equalTo(null));
        patch("/companies/k", "{\"mfaRequiredFrom\":\"2027-03-01T00:00:00Z\"}")
                .statusCode(400)
                .body("errors.field", contains("mfaRequiredFrom"));
        patch("/companies/k", "{\"mfaPolicy\":\"must\",\"mfaRequiredFrom\":\"soon\"}")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("mfaPolicy", "mfaRequiredFrom"));
        patch("/companies/k", "{\"mfaPolicy\":null}").statusCode(400).body("errors.field", contains("mfaPolicy"));
    }

    @Test
    void everyMistakeIsTold() {
        patch("/companies/k", """
                {"name": " ", "email": null, "phone": "1", "industry": "a\\nb", "language": "q", "customerNumber": [],
                 "shipTo": {"country": "Switzerland", "planet": "Earth", "postalCode": "123456789012345678901"},
                 "billTo": "here", "status": "blocked", "contactCount": 2, "colour": "red"}
                """)
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "name",
                                "email",
                                "phone",
                                "industry",
                                "language",
                                "customerNumber",
                                "shipTo.country",
                                "shipTo.planet",
                                "shipTo.postalCode",
                                "billTo",
                                "status",
                                "contactCount",
                                "colour"));
    }

    @ParameterizedTest
    @CsvSource({"email, OFFICE@fir.example", "customerNumber, F-2", "externalId, E-2"})
    void aValueThatAnotherOneHasIsNamed(String field, String value) {
        patch("/companies/k", "{\"%s\":\"%s\"}".formatted(field, value))
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:already-taken"))
                .body("errors.field", contains(field));
        post(
                        "/companies",
                        "{\"name\":\"New\",\"email\":\"new@x.example\",\"%s\":\"%s\"}"
                                .formatted(field.equals("email") ? "vatId" : field, value))
                .statusCode(field.equals("email") ? 201 : 409);
    }

    @Test
    void versionsAreGuarded() {
        given().contentType("application/json")
                .body("{}")
                .patch("/api/v1/companies/k")
                .then()
                .statusCode(428);
        patch("/companies/k", "\"9\"", "{}").statusCode(412);
        patch("/companies/nothing", "{}").statusCode(404);
        patch("/companies/k", "\"1\"", "{\"name\":\"Pine\"}").header("ETag", "\"1\"");
    }

    @Test
    void aCompanyIsAdded() {
        String location = post("/companies", """
                {"name": "Oak", "email": "office@oak.example", "billTo": {"city": "Graz", "country": "AT"}}
                """)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Oak"))
                .body("status", equalTo("active"))
                .body("lifecycle", equalTo("prospect"))
                .body("billTo.city", equalTo("Graz"))
                .body("contactCount", equalTo(0))
                .extract()
                .header("Location");

        given().get(location).then().statusCode(200).body("email", equalTo("office@oak.example"));
    }

    @Test
    void aCompanyWithoutNameOrAddressIsNone() {
        post("/companies", "{\"name\":\"\\u200b\",\"id\":\"x\"}")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("name", "email", "id"));
    }

    @Test
    void twoCompaniesMayBearTheSameName() {
        post("/companies", "{\"name\":\"Pine\",\"email\":\"other@pine.example\"}")
                .statusCode(201);
    }
}
