package dev.foyer.provisioning.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.api.ServiceResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class SentInvitationTest extends MeTestBase {

    private static final String PATH = "/companies/pine/invitations";

    @Test
    void anAdminInvitesSeesItAndTakesItBack() {
        String id = invite("anna", "new@buyer.example", "admin")
                .statusCode(201)
                .body("status", equalTo("open"))
                .extract()
                .path("id");
        assertThat(mails())
                .containsExactly("new@buyer.example|invitation|{\"role\": \"admin\", \"company\": \"Pine\"}");
        get("anna", PATH).body("items.id", contains(id)).body("items.email", contains("new@buyer.example"));

        call("anna", "DELETE", PATH + "/" + id, "").statusCode(204);
        call("anna", "DELETE", PATH + "/" + id, "").statusCode(409);
        get("anna", PATH + "?status=withdrawn").body("items.id", contains(id));
        assertThat(texts("SELECT actor FROM audit WHERE entity = 'invitation' ORDER BY id DESC LIMIT 1"))
                .containsExactly("customer:u-anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "vera"})
    void whoIsNoAdminNeitherInvitesNorSeesWhoIs(String caller) {
        String id = invite("anna", "new@buyer.example", "buyer").extract().path("id");

        invite(caller, "other@buyer.example", "viewer").statusCode(403);
        get(caller, PATH).statusCode(403);
        call(caller, "DELETE", PATH + "/" + id, "").statusCode(403);
        assertThat(texts("SELECT status FROM invitation")).containsExactly("open");
    }

    @Test
    void anotherCompanysAdminFindsNothing() {
        String id = invite("anna", "new@buyer.example", "buyer").extract().path("id");

        invite("eve", "other@buyer.example", "buyer").statusCode(404);
        get("eve", PATH).statusCode(404);
        call("eve", "DELETE", PATH + "/" + id, "").statusCode(404);
        call("eve", "DELETE", "/companies/fir/invitations/" + id, "").statusCode(404);
        assertThat(texts("SELECT status FROM invitation")).containsExactly("open");
    }

    @Test
    void membersNeedNoInvitationAndCompaniesThatMayNotBuySendNone() {
        invite("anna", "Bob@buyer.example", "buyer")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:already-member"));
        sql("UPDATE company SET status = 'blocked'");
        invite("anna", "new@buyer.example", "buyer")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:company-status"));
        assertThat(mails()).isEmpty();
    }

    @Test
    void aCompanyInvitesSoManyStrangersADayAndNoMore() {
        sql("INSERT INTO invitation (company_id, email, role, expires_at, mailed_at)"
                + " SELECT 'pine', n || '@x.example', 'buyer', now() + interval '1 day', now() - interval '23 hours'"
                + " FROM generate_series(1, 50) n");

        invite("anna", "new@buyer.example", "buyer")
                .statusCode(429)
                .body("type", equalTo("urn:foyer:problem:too-many-invitations"));
        assertThat(mails()).isEmpty();
        sql("UPDATE invitation SET mailed_at = now() - interval '25 hours', created_at = now() - interval '25 hours' "
                + "WHERE email = '1@x.example'");
        invite("anna", "new@buyer.example", "buyer").statusCode(201);
        invite("eve", "/companies/fir/invitations", "new@buyer.example", "buyer")
                .statusCode(201);
    }

    @Test
    void invitingAndTakingBackIsNoWayToMoreMails() {
        for (int n = 0; n < 2; n++) {
            String id = invite("anna", "new@buyer.example", "buyer")
                    .statusCode(201)
                    .body("mailedAt", n == 0 ? notNullValue() : nullValue())
                    .extract()
                    .path("id");
            call("anna", "DELETE", PATH + "/" + id, "").statusCode(204);
        }

        assertThat(mails()).hasSize(1);
        assertThat(texts("SELECT id FROM invitation")).hasSize(2);
    }

    @Test
    void anAddressGetsThreeMailsADayFromAllCompaniesAndNoneFromOneThatItHasDeclined() {
        sql(
                "INSERT INTO company (id, name, email) SELECT 'c' || n, 'C' || n, n || '@c.example' FROM generate_series(1, 3) n");
        sql(
                "INSERT INTO invitation (company_id, email, role, expires_at, mailed_at)"
                        + " SELECT 'c' || n, 'New@buyer.example', 'buyer', now() + interval '1 day', now() FROM generate_series(1, 3) n");
        invite("anna", "new@buyer.example", "buyer").statusCode(201).body("mailedAt", nullValue());
        assertThat(mails()).isEmpty();

        sql(
                "UPDATE invitation SET mailed_at = now() - interval '2 days', status = 'declined', ended_at = now() - interval '2 days'");
        invite("anna", "new@buyer.example", "buyer").statusCode(201).body("mailedAt", nullValue());
        invite("eve", "/companies/fir/invitations", "new@buyer.example", "buyer")
                .statusCode(201)
                .body("mailedAt", notNullValue());
        assertThat(mails()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prize: http://x.example", "WWW.x", "Go to x.example/now"})
    void aCompanyWhoseNameIsALinkInvitesNobody(String name) {
        sql("UPDATE company SET name = '" + name + "' WHERE id = 'pine'");

        invite("anna", "new@buyer.example", "buyer")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:company-status"));
        assertThat(mails()).isEmpty();
    }

    private static ValidatableResponse invite(String caller, String email, String role) {
        return invite(caller, PATH, email, role);
    }

    private static ValidatableResponse invite(String caller, String path, String email, String role) {
        return post(caller, path, "{\"email\":\"" + email + "\",\"role\":\"" + role + "\"}");
    }
}
