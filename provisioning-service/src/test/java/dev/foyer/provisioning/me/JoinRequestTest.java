package dev.foyer.provisioning.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;

import dev.foyer.provisioning.api.ServiceResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class JoinRequestTest extends MeTestBase {

    private static final String PATH = "/companies/pine/requests";

    private String id = "";

    /** Pia asks to join Pine; there is a request of another kind too. */
    @BeforeEach
    void aRequest() {
        sql(
                "INSERT INTO request (type, customer_id, company_id, company_name) VALUES ('join_company', 'pia', 'pine', 'PINE ltd')");
        sql(
                "INSERT INTO request (type, customer_id, company_id, company_name) VALUES ('new_company', 'anna', 'pine', 'Pine')");
        id = texts("SELECT id::text FROM request WHERE type = 'join_company'").get(0);
    }

    @Test
    void adminsSeeWhoAsksAndLetThemInAsBuyersUnlessTheySayOtherwise() {
        get("anna", PATH)
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items.type", contains("join_company"))
                .body("items[0].customer.id", equalTo("pia"))
                .body("items[0].customer.email", equalTo("pia@buyer.example"));

        post("anna", PATH + "/" + id + "/approve", "").statusCode(200).body("status", equalTo("approved"));

        assertThat(members("pine")).contains("pia buyer");
        assertThat(mails()).containsExactly("pia|join-approved|{\"company\": \"Pine\"}");
        get("anna", PATH).body("items", emptyIterable());
        post("anna", PATH + "/" + id + "/approve", "")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:request-decided"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "buyer", "viewer"})
    void theRoleIsTheAdminsToChoose(String role) {
        post("anna", PATH + "/" + id + "/approve", "{\"role\":\"" + role + "\"}")
                .statusCode(200);

        assertThat(members("pine")).contains("pia " + role);
        assertThat(texts("SELECT decided_by FROM request WHERE id::text = '" + id + "'"))
                .containsExactly("customer:u-anna");
    }

    @Test
    void aRejectionMayHaveAReasonWhichIsTold() {
        post("anna", PATH + "/" + id + "/reject", "{\"reason\":\"Ask Bob first\"}")
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("reason", equalTo("Ask Bob first"));

        assertThat(mails())
                .hasSize(1)
                .allMatch(mail -> mail.startsWith("pia|join-rejected|") && mail.contains("Ask Bob"));
        assertThat(members("pine")).noneMatch(member -> member.startsWith("pia "));
        get("pia", "/requests")
                .body("items.status", contains("rejected"))
                .body("items.reason", contains("Ask Bob first"));
    }

    @Test
    void aRejectionNeedsNoReason() {
        post("anna", PATH + "/" + id + "/reject", "").statusCode(200).body("status", equalTo("rejected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "vera"})
    void whoIsNoAdminNeitherSeesNorDecides(String caller) {
        get(caller, PATH).statusCode(403);
        post(caller, PATH + "/" + id + "/approve", "").statusCode(403);
        post(caller, PATH + "/" + id + "/reject", "").statusCode(403);
        assertThat(texts("SELECT status FROM request WHERE type = 'join_company'"))
                .containsExactly("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "rejected", "blocked"})
    void theAdminOfACompanyThatNobodyHasLetInDoesNotSeeWhoAsks(String status) {
        sql("UPDATE company SET status = '" + status + "' WHERE id = 'pine'");

        get("anna", PATH).statusCode(409).body("type", equalTo("urn:foyer:problem:company-status"));
        get("anna", "/companies/pine/invitations").statusCode(409);
    }

    @Test
    void whyStaffApprovedIsForStaff() {
        sql("UPDATE request SET status = 'approved', decided_at = now(), decided_by = 'staff:x', reason = 'Watch them' "
                + "WHERE type = 'join_company'");

        get("pia", "/requests").body("items.reason", contains((Object) null));
    }

    @Test
    void requestsOfOtherCompaniesAndOfOtherKindsAreNotThere() {
        String other =
                texts("SELECT id::text FROM request WHERE type = 'new_company'").get(0);

        get("eve", PATH).statusCode(404);
        post("eve", PATH + "/" + id + "/approve", "").statusCode(404);
        post("eve", "/companies/fir/requests/" + id + "/approve", "").statusCode(404);
        post("pia", PATH + "/" + id + "/approve", "").statusCode(404);
        post("anna", PATH + "/" + other + "/approve", "").statusCode(404);
        post("anna", PATH + "/none/approve", "").statusCode(404);
        assertThat(texts("SELECT DISTINCT status FROM request")).containsExactly("open");
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        post("anna", PATH + "/" + id + "/approve", "{\"role\":\"owner\"}")
                .statusCode(400)
                .body("errors.field", contains("role"));
        post("anna", PATH + "/" + id + "/reject", "{\"role\":\"buyer\"}")
                .statusCode(400)
                .body("errors.field", contains("role"));
    }
}
