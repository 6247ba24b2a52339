package dev.foyer.provisioning.me;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.api.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class MyOrderTest extends MeTestBase {

    @BeforeEach
    void ordersOfGuests() {
        sql("""
            INSERT INTO customer (id, user_id, account_type, guest_email, first_name)
            VALUES ('g1', 'u-g1', 'guest', 'pia@buyer.example', 'Pia'), ('g2', NULL, 'guest', 'pia@buyer.example', NULL),
                   ('g3', NULL, 'guest', 'anna@buyer.example', NULL)
            """);
        sql("""
            INSERT INTO customer_order (reference, customer_id, state, placed_at, shop)
            VALUES ('A-1', 'g1', 'open', '2026-05-01T10:00:00Z', 'Bern'), ('A-2', 'g2', 'completed', '2026-05-02T10:00:00Z', NULL),
                   ('A-3', 'g3', 'open', '2026-05-03T10:00:00Z', NULL), ('P-1', 'pia', 'open', '2026-04-01T10:00:00Z', NULL)
            """);
        sql("TRUNCATE identity_command");
    }

    @Test
    void customersSeeTheirOrdersNewestFirst() {
        sql("INSERT INTO customer_order (reference, customer_id, state, placed_at, disputed_at)"
                + " VALUES ('P-2', 'pia', 'disputed', '2026-04-02T10:00:00Z', '2026-04-03T10:00:00Z')");

        get("pia", "/orders")
                .statusCode(200)
                .body("items.reference", contains("P-2", "P-1"))
                .body("items[0].state", equalTo("disputed"))
                .body("items[0].exceptedAt", equalTo("2026-04-03T10:00:00Z"))
                .body("items[1].exceptedAt", nullValue());
        get("anna", "/orders").body("items", emptyIterable());
    }

    @Test
    void customersSeeTheGuestOrdersOfTheirAddressAndNothingThatTheGuestTyped() {
        ValidatableResponse shown = get("pia", "/guest-orders")
                .statusCode(200)
                .body("items.reference", contains("A-2", "A-1"))
                .body("items[1].placedAt", equalTo("2026-05-01T10:00:00Z"))
                .body("items[1].shop", equalTo("Bern"));

        assertThat(shown.extract().jsonPath().getMap("items[1]").keySet())
                .isEqualTo(Set.of("reference", "placedAt", "shop"));
        get("anna", "/guest-orders").body("items.reference", contains("A-3"));
        get("bob", "/guest-orders").body("items", emptyIterable());
    }

    @Test
    void guestOrdersComeInPages() {
        String cursor = get("pia", "/guest-orders?limit=1")
                .body("items.reference", contains("A-2"))
                .extract()
                .path("nextCursor");
        get("pia", "/guest-orders?limit=1&cursor=" + cursor).body("items.reference", contains("A-1"));
    }

    @Test
    void claimedOrdersAreTheCustomersWhoIsTold() {
        claim("pia", "A-1", "A-2", "A-1")
                .statusCode(200)
                .body("items.reference", contains("A-2", "A-1"))
                .body("items[0].state", equalTo("completed"))
                .body("nextCursor", nullValue());

        get("pia", "/orders").body("items.reference", contains("A-2", "A-1", "P-1"));
        get("pia", "/guest-orders").body("items", emptyIterable());
        assertThat(texts("SELECT concat_ws(' ', reference, customer_id, linked_from) FROM customer_order ORDER BY 1"))
                .containsExactly("A-1 pia g1", "A-2 pia g2", "A-3 g3", "P-1 pia");
        assertThat(mails()).containsExactly("pia|orders-claimed|{\"orders\": \"A-1, A-2\"}");
        // The audit outlives a test: the newest two, in the history of both sides.
        assertThat(texts(
                        "SELECT concat_ws(' ', entity_id, actor) FROM (SELECT * FROM audit WHERE entity = 'customer_order'"
                                + " AND after ->> 'reference' = 'A-1' ORDER BY id DESC LIMIT 2) a ORDER BY 1"))
                .containsExactly("g1 customer:u-pia", "pia customer:u-pia");
    }

    @Test
    void theFirstClaimMakesACustomerWhoHasOrdered() {
        claim("anna", "A-3").statusCode(200);

        get("anna", "").body("lifecycle", equalTo("has_ordered"));
        assertThat(texts("SELECT user_id FROM identity_command WHERE kind = 'state'"))
                .containsExactly("u-anna");
    }

    @Test
    void claimingAgainGivesTheSameAndMailsNothing() {
        claim("pia", "A-1").statusCode(200);
        claim("pia", "A-1").statusCode(200).body("items.reference", contains("A-1"));

        assertThat(mails()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-3", "P-1", "none"})
    void whatIsNotInTheListIsNotThereAndNothingIsClaimed(String reference) {
        claim("pia", "A-1", reference).statusCode(404).body("type", equalTo("urn:foyer:problem:not-found"));

        get("pia", "/guest-orders").body("items.reference", contains("A-2", "A-1"));
        assertThat(mails()).isEmpty();
    }

    @Test
    void anAddressThatIsNotProvedGetsNothing() {
        sql("UPDATE customer SET email_verified = false WHERE id = 'pia'");

        get("pia", "/guest-orders").statusCode(200).body("items", emptyIterable());
        claim("pia", "A-1").statusCode(403).body("type", equalTo("urn:foyer:problem:email-not-verified"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active = false",
                "guest_email = NULL",
                "guest_email = 'other@buyer.example'",
                "guest_email = NULL, account_type = 'personal'"
            })
    void aGuestWhoIsExpiredErasedOrNoGuestAnyMoreHasNothingToClaim(String change) {
        sql("UPDATE customer SET " + change + " WHERE id IN ('g1', 'g2')");

        get("pia", "/guest-orders").body("items", emptyIterable());
        claim("pia", "A-1").statusCode(404);
    }

    @Test
    void guestsHaveNoListAndClaimNothing() {
        String token = Tokens.ofCustomer("u-g1", "guest");
        for (String path : Set.of("/orders", "/guest-orders")) {
            given().auth().oauth2(token).get("/api/v1/me" + path).then().statusCode(403);
        }
        // A token of an account for somebody who is a guest in the registry yet.
        claim("g1", "A-2").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"references\":[]}", "{\"references\":\"A-1\"}", "{\"references\":[1]}"})
    void aClaimNamesItsOrders(String body) {
        post("pia", "/guest-orders/claim", body).statusCode(400).body("errors.field", contains("references"));
    }

    private static ValidatableResponse claim(String customer, String... references) {
        return post(customer, "/guest-orders/claim", "{\"references\":[\"" + String.join("\",\"", references) + "\"]}");
    }
}
