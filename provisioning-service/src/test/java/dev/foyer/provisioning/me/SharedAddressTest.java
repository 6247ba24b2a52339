package dev.foyer.provisioning.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;

import dev.foyer.provisioning.api.ServiceResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class SharedAddressTest extends MeTestBase {

    private static final String PATH = "/companies/pine/addresses";
    private static final String BERN = "{\"label\":\"Dock\",\"city\":\"Bern\",\"defaultShipTo\":true}";

    @Test
    void anAdminAddsChangesAndRemovesWhatAllMembersSee() {
        String location = post("anna", PATH, BERN)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("companyId", equalTo("pine"))
                .extract()
                .header("Location");
        assertThat(location).contains("/api/v1/me" + PATH + "/");
        String address = location.substring(location.indexOf(PATH));
        for (String member : new String[] {"anna", "bob", "vera"}) {
            get(member, PATH).statusCode(200).body("items.city", contains("Bern"));
        }

        call("anna", "PATCH", address, "\"1\"", "{\"city\":\"Biel\"}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("city", equalTo("Biel"));
        call("anna", "DELETE", address, "\"1\"", "").statusCode(412);
        call("anna", "DELETE", address, "\"2\"", "").statusCode(204);
        get("vera", PATH).body("items", emptyIterable());
        assertThat(texts("SELECT action || ' ' || actor FROM audit WHERE entity = 'address' ORDER BY id DESC LIMIT 3"))
                .containsExactly("delete customer:u-anna", "update customer:u-anna", "insert customer:u-anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "vera"})
    void whoIsNoAdminReadsAndWritesNothing(String member) {
        String address = added();

        get(member, PATH).statusCode(200).body("items.city", contains("Bern"));
        post(member, PATH, BERN).statusCode(403).body("type", equalTo("urn:foyer:problem:not-allowed"));
        call(member, "PATCH", address, "*", "{\"city\":\"Biel\"}").statusCode(403);
        call(member, "DELETE", address, "*", "").statusCode(403);
        assertThat(texts("SELECT parts ->> 'city' FROM address")).containsExactly("Bern");
    }

    @Test
    void whoDoesNotBelongThereFindsNothing() {
        String address = added();

        get("eve", PATH).statusCode(404);
        post("eve", PATH, BERN).statusCode(404);
        call("eve", "PATCH", address, "*", "{\"city\":\"Biel\"}").statusCode(404);
        call("eve", "DELETE", address, "*", "").statusCode(404);
        call("eve", "DELETE", address.replace("pine", "fir"), "*", "").statusCode(404);
        get("pia", PATH).statusCode(404);
    }

    @Test
    void aFormerAdminSeesAndChangesNothingAnyMore() {
        String address = added();
        join("bob", "pine", "admin");
        call("anna", "DELETE", "/companies/pine/members/anna", "").statusCode(204);

        get("anna", PATH).statusCode(404);
        call("anna", "PATCH", address, "*", "{\"city\":\"Biel\"}").statusCode(404);
        call("bob", "PATCH", address, "*", "{\"city\":\"Biel\"}").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "rejected", "blocked"})
    void inACompanyThatMayNotBuyAddressesAreOnlyRead(String status) {
        String address = added();
        sql("UPDATE company SET status = '" + status + "' WHERE id = 'pine'");

        get("vera", PATH).statusCode(200).body("items.city", contains("Bern"));
        post("anna", PATH, BERN).statusCode(409).body("type", equalTo("urn:foyer:problem:company-status"));
        call("anna", "PATCH", address, "*", "{\"city\":\"Biel\"}").statusCode(409);
        call("anna", "DELETE", address, "*", "").statusCode(409);
    }

    @Test
    void anAddressOfAPersonIsNotReachedByWayOfTheCompany() {
        String id = post("anna", "/addresses", BERN).statusCode(201).extract().path("id");

        call("anna", "DELETE", PATH + "/" + id, "*", "").statusCode(404);
        get("anna", PATH).body("items", emptyIterable());
    }

    @Test
    void theCompanyHasOneDefaultForEachUseAndFiftyAddressesAtMost() {
        added();
        added();
        get("vera", PATH).body("items.defaultShipTo", contains(true, false));

        sql("INSERT INTO address (company_id, parts) SELECT 'pine', '{\"city\":\"Bern\"}' FROM generate_series(1, 48)");
        post("anna", PATH, BERN).statusCode(409).body("type", equalTo("urn:foyer:problem:too-many"));
        post("anna", "/addresses", BERN).statusCode(201);
    }

    /** Where an address is, below {@code /me}. */
    private static String added() {
        return PATH + "/" + post("anna", PATH, BERN).statusCode(201).extract().path("id");
    }
}
