package dev.foyer.provisioning.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.api.ServiceResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class MemberTest extends MeTestBase {

    private static final String[] AS_IT_WAS = {"anna admin", "bob buyer", "vera viewer"};

    @Test
    void membersSeeEachOtherWhoJoinedLastFirst() {
        var first = get("vera", "/companies/pine/members?limit=2")
                .statusCode(200)
                .body("items.customerId", contains("vera", "bob"))
                .body("items.email", contains("vera@buyer.example", "bob@buyer.example"))
                .body("items.firstName", contains("Vera", "Bob"))
                .body("items.role", contains("viewer", "buyer"))
                .body("items.active", contains(true, true))
                .body("items.since", contains("2026-02-03T00:00:00Z", "2026-02-02T00:00:00Z"));
        get("vera", "/companies/pine/members?cursor=" + first.extract().<String>path("nextCursor"))
                .body("items.customerId", contains("anna"))
                .body("nextCursor", nullValue());
    }

    @Test
    void anAdminGivesRolesAndTheMemberIsTold() {
        change("anna", "bob", "admin")
                .statusCode(200)
                .body("customerId", equalTo("bob"))
                .body("role", equalTo("admin"));

        assertThat(members("pine")).containsExactly("anna admin", "bob admin", "vera viewer");
        assertThat(mails()).containsExactly("bob|role-changed|{\"role\": \"admin\", \"company\": \"Pine\"}");
        assertThat(texts("SELECT concat_ws('|', actor, entity_id, related_id) FROM audit WHERE entity = 'membership'"
                        + " AND action = 'update' ORDER BY id DESC LIMIT 1"))
                .containsExactly("customer:u-anna|bob|pine");
        assertThat(texts("SELECT user_id FROM identity_command WHERE kind = 'state'"))
                .containsExactly("u-bob");
    }

    @Test
    void anAdminTakesMembersOutAndTheyAreTold() {
        remove("anna", "bob").statusCode(204);

        assertThat(members("pine")).containsExactly("anna admin", "vera viewer");
        assertThat(mails()).containsExactly("bob|member-removed|{\"company\": \"Pine\"}");
        get("bob", "/companies/pine").statusCode(404);
        remove("anna", "bob").statusCode(404);
    }

    @Test
    void whoIsNotAnAdminMayLeaveAndNothingElse() {
        change("bob", "vera", "viewer").statusCode(403);
        change("bob", "bob", "admin").statusCode(403);
        remove("bob", "vera").statusCode(403);
        remove("vera", "bob").statusCode(403);
        assertThat(members("pine")).containsExactly(AS_IT_WAS);

        remove("vera", "vera").statusCode(204);
        assertThat(members("pine")).containsExactly("anna admin", "bob buyer");
        assertThat(mails()).isEmpty();
    }

    @Test
    void anotherCompanysAdminFindsNothing() {
        get("eve", "/companies/pine/members").statusCode(404);
        change("eve", "bob", "viewer").statusCode(404);
        remove("eve", "bob").statusCode(404);
        remove("eve", "eve").statusCode(404);
        change("anna", "eve", "buyer").statusCode(404);
        assertThat(members("pine")).containsExactly(AS_IT_WAS);
        assertThat(members("fir")).containsExactly("eve admin");
    }

    @Test
    void theRoleCountsThatTheRegistryHasNow() {
        join("anna", "pine", "buyer");
        join("bob", "pine", "admin");

        change("anna", "vera", "buyer").statusCode(403);
        change("bob", "vera", "buyer").statusCode(200);
    }

    @Test
    void theLastAdminNeitherLeavesNorStepsDown() {
        remove("anna", "anna").statusCode(409).body("type", equalTo("urn:foyer:problem:last-admin"));
        change("anna", "anna", "buyer").statusCode(409);
        remove("eve", "/companies/fir/members/eve", 409);

        assertThat(members("pine")).containsExactly(AS_IT_WAS);
        assertThat(members("fir")).containsExactly("eve admin");
        assertThat(mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"active = false", "user_id = NULL"})
    void anAdminWhoCannotSignInDoesNotCount(String state) {
        join("bob", "pine", "admin");
        sql("UPDATE customer SET " + state + " WHERE id = 'bob'");

        remove("anna", "anna").statusCode(409);
        change("anna", "anna", "viewer").statusCode(409);
        remove("anna", "bob").statusCode(204);
    }

    @Test
    void anAdminMayGoWhenThereIsAnother() {
        join("bob", "pine", "admin");

        change("anna", "anna", "viewer").statusCode(200);
        remove("anna", "anna").statusCode(204);
        assertThat(members("pine")).containsExactly("bob admin", "vera viewer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "rejected", "blocked"})
    void inACompanyThatMayNotBuyNobodyManagesButWhoWantsMayLeave(String status) {
        sql("UPDATE company SET status = '" + status + "'");

        change("anna", "bob", "viewer").statusCode(409).body("type", equalTo("urn:foyer:problem:company-status"));
        remove("anna", "bob").statusCode(409);
        get("anna", "/companies/pine/members").statusCode(200);
        remove("bob", "bob").statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"role":"owner"};role
            {"role":null};role
            {};role
            {"role":"buyer","active":false};active
            """)
    void whatIsNoRoleIsRefused(String body, String field) {
        call("anna", "PATCH", "/companies/pine/members/bob", body)
                .statusCode(400)
                .body("errors.field", contains(field));
    }

    private static ValidatableResponse change(String caller, String member, String role) {
        return call(caller, "PATCH", "/companies/pine/members/" + member, "{\"role\":\"" + role + "\"}");
    }

    private static ValidatableResponse remove(String caller, String member) {
        return call(caller, "DELETE", "/companies/pine/members/" + member, "");
    }

    private static void remove(String caller, String path, int status) {
        call(caller, "DELETE", path, "").statusCode(status);
    }
}
