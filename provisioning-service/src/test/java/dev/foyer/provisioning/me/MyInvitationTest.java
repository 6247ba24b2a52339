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
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class MyInvitationTest extends MeTestBase {

    /** Pia is invited to Pine, in another spelling of the address. */
    @BeforeEach
    void anInvitation() {
        sql("INSERT INTO invitation (id, company_id, email, role, expires_at)"
                + " VALUES ('i', 'pine', 'Pia@Buyer.example', 'buyer', now() + interval '1 day')");
    }

    @Test
    void whoIsInvitedAcceptsAndIsAMember() {
        get("pia", "/invitations")
                .statusCode(200)
                .body("items.id", contains("i"))
                .body("items[0].company.id", equalTo("pine"))
                .body("items[0].company.name", equalTo("Pine"))
                .body("items[0].role", equalTo("buyer"));

        post("pia", "/invitations/i/accept", "").statusCode(200).body("status", equalTo("accepted"));

        assertThat(members("pine")).contains("pia buyer");
        get("pia", "").body("companies.id", contains("pine")).body("companies.role", contains("buyer"));
        get("pia", "/invitations").body("items", emptyIterable());
        post("pia", "/invitations/i/accept", "")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:invitation-ended"));
        assertThat(texts("SELECT version FROM company WHERE id = 'pine'")).containsExactly("2");
        assertThat(texts("SELECT user_id FROM identity_command WHERE kind = 'state'"))
                .containsExactly("u-pia");
    }

    @Test
    void whoIsInvitedMayDecline() {
        post("pia", "/invitations/i/decline", "").statusCode(200).body("status", equalTo("declined"));

        get("pia", "/invitations").body("items", emptyIterable());
        post("pia", "/invitations/i/accept", "").statusCode(409);
        post("pia", "/invitations/i/decline", "").statusCode(409);
        assertThat(members("pine")).doesNotContain("pia buyer");
    }

    @Test
    void whoWaitedToBeLetInIsRegisteredByAccepting() {
        sql("UPDATE customer SET registered_at = NULL, requested_at = now() WHERE id = 'pia'");

        post("pia", "/invitations/i/accept", "").statusCode(200);

        get("pia", "").body("lifecycle", equalTo("registered"));
    }

    @Test
    void anInvitationIsNobodyElses() {
        get("eve", "/invitations").body("items", emptyIterable());
        post("eve", "/invitations/i/accept", "").statusCode(404);
        post("eve", "/invitations/i/decline", "").statusCode(404);
        post("pia", "/invitations/none/accept", "").statusCode(404);
    }

    @Test
    void anAddressThatIsNotProvedOpensNothing() {
        sql("UPDATE customer SET email_verified = false WHERE id = 'pia'");

        get("pia", "/invitations").statusCode(200).body("items", emptyIterable());
        post("pia", "/invitations/i/accept", "")
                .statusCode(403)
                .body("type", equalTo("urn:foyer:problem:email-not-verified"));
        post("pia", "/invitations/i/decline", "").statusCode(403);
        assertThat(texts("SELECT status FROM invitation")).containsExactly("open");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `UPDATE invitation SET expires_at = now() - interval '1 second'`, invitation-ended
            `UPDATE invitation SET status = 'withdrawn', ended_at = now()`, invitation-ended
            `UPDATE company SET status = 'blocked'`, company-status
            """)
    void whatIsOverOrClosedCannotBeAccepted(String statement, String problem) {
        sql(statement);

        get("pia", "/invitations").body("items", emptyIterable());
        post("pia", "/invitations/i/accept", "").statusCode(409).body("type", equalTo("urn:foyer:problem:" + problem));
        assertThat(members("pine")).doesNotContain("pia buyer");
    }

    @Test
    void whoHasBecomeAMemberMeanwhileIsNotInvitedAnyMore() {
        join("pia", "pine", "buyer");

        get("pia", "/invitations").body("items", emptyIterable());
        post("pia", "/invitations/i/accept", "")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:invitation-ended"));
        assertThat(members("pine")).contains("pia buyer");
    }

    @Test
    void whoIsTakenOutIsNotInvitedAnyMore() {
        join("pia", "pine", "buyer");
        sql("UPDATE invitation SET status = 'open', ended_at = NULL");

        call("anna", "DELETE", "/companies/pine/members/pia", "").statusCode(204);

        get("pia", "/invitations").body("items", emptyIterable());
        post("pia", "/invitations/i/accept", "").statusCode(409);
        assertThat(members("pine")).noneMatch(member -> member.startsWith("pia "));
    }
}
