package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.patch;
import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What staff may have sent to whom. Nothing goes to Keycloak here. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class LoginLinksTest {

    @Inject
    DataSource registry;

    /** A prospect, a registered customer, one whose address is not proved, an inactive one, one without an address, a guest. */
    @BeforeEach
    void everyKind() {
        sql(
                "TRUNCATE customer, company, membership, customer_alias, identity_command, idempotency_key, mail, invitation_run CASCADE");
        sql("""
                INSERT INTO customer (id, user_id, email, email_verified, registered_at, active, account_type, guest_email) VALUES
                  ('p', NULL, 'p@x.example', false, NULL, true, 'personal', NULL),
                  ('r', 'u-r', 'r@x.example', true, now(), true, 'personal', NULL),
                  ('u', 'u-u', 'u@x.example', false, NULL, true, 'personal', NULL),
                  ('i', NULL, 'i@x.example', false, NULL, false, 'personal', NULL),
                  ('n', NULL, NULL, false, NULL, true, 'personal', NULL),
                  ('g', NULL, NULL, false, NULL, true, 'guest', 'g@x.example')
                """);
    }

    @Test
    void whoIsInvitedIsSaidToBeAndThereIsOneLinkToSend() {
        post("/customers/p/invite", "{\"reason\":\"asked on the phone\"}")
                .statusCode(200)
                .body("lifecycle", equalTo("invited"));

        assertThat(texts("SELECT kind || ' ' || status || ' ' || creates_user || ' ' || created_by FROM login_link"))
                .containsExactly("invitation waiting true staff:agent");
        assertThat(texts("SELECT reason FROM audit WHERE entity = 'login_link' AND entity_id = 'p'"))
                .contains("asked on the phone");
        given().get("/api/v1/invitations")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].customerId", equalTo("p"))
                .body("items[0].status", equalTo("waiting"))
                .body("items[0].sentAt", nullValue());
        given().get("/api/v1/invitations?status=sent").then().body("items", hasSize(0));
        given().get("/api/v1/invitations?status=lost").then().statusCode(400);
    }

    @Test
    void aKeyIsOneInvitation() {
        post("/customers/p/invite", "k", "{}").statusCode(200);
        post("/customers/p/invite", "k", "{}").statusCode(200);
        post("/customers/p/invite", "{}").statusCode(409);

        assertThat(texts("SELECT id FROM login_link")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "r, has a login",
        "i, is inactive",
        "n, no email address",
        "g, A guest buys without a login",
    })
    void whoCannotBeInvitedIsNot(String id, String why) {
        post("/customers/" + id + "/invite", "{}")
                .statusCode(409)
                .body("type", endsWith("customer-status"))
                .body("detail", containsString(why));

        assertThat(texts("SELECT id FROM login_link")).isEmpty();
    }

    @Test
    void whoseAddressIsNotProvedGetsALinkToTheLoginThatThereIs() {
        post("/customers/u/invite", "{}").statusCode(200);

        assertThat(texts("SELECT user_id || ' ' || creates_user FROM login_link"))
                .containsExactly("u-u false");
    }

    @Test
    void linksToAPasswordAreForThoseWhoHaveALogin() {
        post("/customers/r/reset-password", "{}").statusCode(200);
        for (String id : List.of("p", "u", "i", "n", "g")) {
            post("/customers/" + id + "/reset-password", "{}").statusCode(409);
        }
        for (String id : List.of("p", "u", "i", "n", "g")) {
            post("/customers/" + id + "/resend-login-email", "{}").statusCode(409);
        }

        assertThat(texts("SELECT kind || ' ' || user_id FROM login_link")).containsExactly("password u-r");
    }

    @Test
    void oneAMinuteAndFiveADay() {
        for (int i = 0; i < 5; i++) {
            post("/customers/r/resend-login-email", "{}").statusCode(200);
            sql("UPDATE login_link SET status = 'sent', sent_at = now(), command_id = NULL, next_attempt_at = NULL"
                    + " WHERE status = 'waiting'");
            post("/customers/r/reset-password", "{}")
                    .statusCode(429)
                    .body("type", endsWith("too-many-links"))
                    .body("detail", containsString("minute"));
            sql("UPDATE login_link SET created_at = created_at - interval '2 minutes'");
        }
        post("/customers/r/resend-login-email", "{}").statusCode(429).body("detail", containsString("24 hours"));

        assertThat(texts("SELECT status FROM login_link ORDER BY created_at"))
                .containsExactly("replaced", "replaced", "replaced", "replaced", "sent");
    }

    @Test
    void whatIsStillToBeSentIsTheLinkThatSomebodyAsksForOnceMore() {
        post("/customers/p/invite", "{}").statusCode(200);
        sql("UPDATE login_link SET created_at = created_at - interval '2 minutes'");

        post("/customers/p/resend-login-email", "{}").statusCode(200);

        assertThat(texts("SELECT status FROM login_link")).containsExactly("waiting");
    }

    @Test
    void takingBackAndInvitingAgainHasAnEndToo() {
        for (int i = 0; i < 5; i++) {
            post("/customers/p/invite", "{}").statusCode(200);
            sql(
                    "UPDATE login_link SET status = 'withdrawn', ended_at = now(), command_id = NULL, next_attempt_at = NULL");
        }

        post("/customers/p/invite", "{}").statusCode(429);
    }

    @Test
    void anInvitationIsSentAgainToTheSameLoginAndTakenBack() {
        post("/customers/p/invite", "{}").statusCode(200);
        sql("UPDATE login_link SET status = 'sent', sent_at = now(), expires_at = now() + interval '1 day',"
                + " command_id = NULL, next_attempt_at = NULL, created_at = created_at - interval '2 minutes'");
        String first = texts("SELECT id FROM login_link").get(0);
        String userId = texts("SELECT user_id FROM login_link").get(0);

        String second = post("/invitations/" + first + "/resend", "{}")
                .statusCode(200)
                .body("status", equalTo("waiting"))
                .extract()
                .path("id");
        post("/invitations/" + first + "/withdraw", "{}").statusCode(409).body("type", endsWith("invitation-ended"));
        post("/invitations/" + second + "/withdraw", "{\"reason\":\"wrong person\"}")
                .statusCode(200)
                .body("status", equalTo("withdrawn"));

        assertThat(texts("SELECT DISTINCT user_id FROM login_link")).containsExactly(userId);
        given().get("/api/v1/customers/p").then().body("lifecycle", equalTo("prospect"));
        post("/customers/p/invite", "{}").statusCode(409).body("detail", containsString("being withdrawn"));
        sql("UPDATE login_link SET command_id = NULL, next_attempt_at = NULL WHERE status = 'withdrawn'");
        post("/customers/p/invite", "{}").statusCode(200);
        assertThat(texts("SELECT user_id FROM login_link WHERE status = 'waiting'"))
                .doesNotContain(userId);
        post("/invitations/nothing/withdraw", "{}").statusCode(404);
    }

    @Test
    void whoProvesTheAddressHasAcceptedInWhateverWay() {
        post("/customers/p/invite", "{}").statusCode(200);

        sql("UPDATE customer SET user_id = 'own', email_verified = true, registered_at = now() WHERE id = 'p'");

        assertThat(texts("SELECT status FROM login_link")).containsExactly("accepted");
        given().get("/api/v1/customers/p").then().body("lifecycle", equalTo("registered"));
    }

    @Test
    void whatANewCustomerIsSentIsWhatWasTicked() {
        String body = "{\"accountType\":\"personal\",\"email\":\"%s@y.example\",\"notify\":%s,\"sendPasswordLink\":%s}";
        post("/customers", body.formatted("none", false, false)).statusCode(201);
        post("/customers", body.formatted("note", true, false)).statusCode(201);
        post("/customers", "k", body.formatted("link", false, true))
                .statusCode(201)
                .body("lifecycle", equalTo("invited"));
        post("/customers", "k", body.formatted("link", false, true)).statusCode(201);
        post("/customers", body.formatted("both", true, true)).statusCode(201);

        assertThat(texts("SELECT c.email FROM mail m JOIN customer c ON c.id = m.customer_id"))
                .containsExactly("note@y.example");
        assertThat(texts("SELECT c.email FROM login_link l JOIN customer c ON c.id = l.customer_id ORDER BY 1"))
                .containsExactly("both@y.example", "link@y.example");
    }

    @Test
    void manyAreCountedAndThenInvited() {
        String everybody = "{\"filter\":{\"q\":\"example\"},\"validDays\":30}";
        post("/invitation-runs/preview", everybody)
                .statusCode(200)
                .body("customers", equalTo(5))
                .body("invite", equalTo(2))
                .body("skipped.registered", equalTo(1))
                .body("skipped.inactive", equalTo(1))
                .body("skipped.guest", equalTo(1));
        assertThat(texts("SELECT id FROM invitation_run")).isEmpty();

        post("/invitation-runs", "k", everybody)
                .statusCode(202)
                .body("recipients", equalTo(5))
                .body("undecided", equalTo(5));
        post("/invitation-runs", "k", everybody).statusCode(202);
        assertThat(texts("SELECT recipients || ' ' || life FROM invitation_run"))
                .containsExactly("5 720:00:00");
        given().get("/api/v1/invitation-runs").then().statusCode(200).body("items.recipients", contains(5));
    }

    @Test
    void whoeverIsNamedTwiceOrByAFormerIdIsMeantOnce() {
        sql("INSERT INTO customer_alias (old_id, customer_id) VALUES ('p-before', 'p')");

        post("/invitation-runs", "{\"customers\":[\"p\",\"p-before\",\"p\",\"nobody\"]}")
                .statusCode(202)
                .body("recipients", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | customers",
                "{\"customers\":[\"p\"],\"filter\":{}} | customers",
                "{\"customers\":[]} | customers",
                "{\"customers\":[1]} | customers",
                "{\"filter\":{\"colour\":\"red\"}} | filter.colour",
                "{\"filter\":{},\"validDays\":0} | validDays",
                "{\"filter\":{},\"validDays\":91} | validDays",
                "{\"filter\":{},\"label\":\"x\"} | label",
            })
    void aMistakeIsNamedAndNothingIsDone(String body, String field) {
        post("/invitation-runs", body).statusCode(400).body("errors[0].field", equalTo(field));

        assertThat(texts("SELECT id FROM invitation_run")).isEmpty();
    }

    @Test
    void whoIsInvitedHasAnAddressThatStaffMayStillCorrect() {
        post("/customers/p/invite", "{}").statusCode(200);

        patch("/customers/p", "{\"email\":\"pia@x.example\"}").statusCode(200);
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }

    private void sql(String sql) {
        TestRegistry.execute(registry, sql);
    }
}
