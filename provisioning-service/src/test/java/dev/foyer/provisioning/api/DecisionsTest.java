package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class DecisionsTest {

    private static final String STATE = """
            SELECT concat_ws('|', c.lifecycle, m.company_id, m.role, k.status, k.lifecycle)
            FROM customer c LEFT JOIN membership m ON m.customer_id = c.id LEFT JOIN company k ON k.id = m.company_id
            WHERE c.id = ?
            """;

    private static final String MAILS = "SELECT concat_ws('|', customer_id, template, parameters) FROM mail";

    @Inject
    DataSource registry;

    /** Anna signed up with the pending company p, Bob typed the name of the active company k, Cleo buys as a person. */
    @BeforeEach
    void threeWhoAsk() {
        empty();
        sql("""
            INSERT INTO customer (id, user_id, email, email_verified, account_type) VALUES
            ('a', 'a', 'a@x.example', true, 'business'), ('b', 'b', 'b@x.example', true, 'business'),
            ('c', 'c', 'c@x.example', true, 'personal')
            """);
        sql("""
            INSERT INTO company (id, name, email, status) VALUES
            ('p', 'Pine', 'a@x.example', 'pending'), ('k', 'Fir Ltd', 'k@x.example', 'active')
            """);
        sql("UPDATE customer SET registered_at = now() WHERE id = 'c'");
        sql("INSERT INTO customer (id) VALUES ('boss')");
        sql(
                "INSERT INTO membership (customer_id, company_id, role) VALUES ('a', 'p', 'admin'), ('boss', 'k', 'admin')");
        sql("""
            INSERT INTO request (id, type, customer_id, company_id, company_name) VALUES
            ('new', 'new_company', 'a', 'p', 'Pine'), ('join', 'join_company', 'b', 'k', 'FIR'),
            ('group', 'group_account', 'c', NULL, 'Cleo & Co')
            """);
        sql("DELETE FROM identity_command");
    }

    @AfterEach
    void empty() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command, idempotency_key, mail CASCADE");
    }

    @Test
    void aNewCompanyMayBuyAndItsAdminIsRegistered() {
        given().post("/api/v1/requests/new/approve")
                .then()
                .statusCode(200)
                .body("id", equalTo("new"))
                .body("status", equalTo("approved"))
                .body("decidedBy", equalTo("staff:agent"))
                .body("decidedAt", notNullValue())
                .body("company.name", equalTo("Pine"));

        assertThat(texts(STATE, "a")).containsExactly("registered|p|admin|active|registered");
        assertThat(texts(MAILS)).containsExactly("a|company-approved|{\"company\": \"Pine\"}");
        assertThat(texts("SELECT user_id || ' ' || kind FROM identity_command")).containsExactly("a state");
    }

    @Test
    void aNewCompanyIsTurnedDownForAReasonThatIsMailed() {
        post("/requests/new/reject", "{\"reason\":\" We serve printers only \"}")
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("reason", equalTo("We serve printers only"));

        assertThat(texts(STATE, "a")).containsExactly("rejected|p|admin|rejected|rejected");
        assertThat(texts(MAILS))
                .containsExactly("a|company-rejected|{\"reason\": \"We serve printers only\", \"company\": \"Pine\"}");
        assertThat(
                        texts(
                                "SELECT reason FROM audit WHERE entity = 'request' AND after ->> 'id' = 'new' ORDER BY id DESC LIMIT 1"))
                .containsExactly("We serve printers only");
    }

    @ParameterizedTest
    @CsvSource({"{},buyer", "{\"role\":\"viewer\"},viewer", "{\"role\":\"admin\"},admin"})
    void whoJoinsGetsARoleAndTheCompanysName(String body, String role) {
        post("/requests/join/approve", body).statusCode(200);

        assertThat(texts(STATE, "b")).containsExactly("registered|k|" + role + "|active|prospect");
        assertThat(texts(MAILS)).containsExactly("b|join-approved|{\"company\": \"Fir Ltd\"}");
        assertThat(texts("SELECT version::text FROM company WHERE id = 'k'")).containsExactly("2");
    }

    @Test
    void whoMayNotJoinIsToldInTheirOwnWords() {
        post("/requests/join/reject", "{\"reason\":\"Ask your office\"}").statusCode(200);

        assertThat(texts(STATE, "b")).containsExactly("rejected");
        assertThat(texts(MAILS))
                .containsExactly("b|join-rejected|{\"reason\": \"Ask your office\", \"company\": \"FIR\"}");
    }

    @Test
    void whoMeansAnotherCompanyJoinsThat() {
        sql("INSERT INTO company (id, name, email) VALUES ('l', 'Fir North', 'l@x.example')");
        post("/requests/join/approve", "{\"company\":\"l\"}").statusCode(200).body("company.id", equalTo("l"));

        // Somebody has to manage it.
        assertThat(texts(STATE, "b")).containsExactly("registered|l|admin|active|prospect");
        assertThat(texts(MAILS)).containsExactly("b|join-approved|{\"company\": \"Fir North\"}");
    }

    @Test
    void aNewCompanyThatIsAnotherOneInTruthIsGivenUpForThat() {
        post("/requests/new/approve", "{\"company\":\"k\",\"role\":\"viewer\"}")
                .statusCode(200)
                .body("company.id", equalTo("k"));

        assertThat(texts(STATE, "a")).containsExactly("registered|k|viewer|active|prospect");
        assertThat(texts("SELECT status FROM company WHERE id = 'p'")).containsExactly("rejected");
        assertThat(texts(MAILS)).containsExactly("a|join-approved|{\"company\": \"Fir Ltd\"}");
    }

    @Test
    void aGroupAccountIsACompanyWithItsAdmin() {
        String company = given().post("/api/v1/requests/group/approve")
                .then()
                .statusCode(200)
                .body("company.name", equalTo("Cleo & Co"))
                .extract()
                .path("company.id");

        assertThat(texts(STATE, "c")).containsExactly("registered|" + company + "|admin|active|registered");
        assertThat(texts("SELECT email FROM company WHERE id = ?", company)).containsExactly("c@x.example");
        assertThat(texts("SELECT account_type FROM customer WHERE id = 'c'")).containsExactly("personal");
        assertThat(texts(MAILS)).containsExactly("c|group-account-approved|{\"company\": \"Cleo & Co\"}");
    }

    @Test
    void aGroupAccountWithTheAddressOfAnotherCompanyIsThatOneOrNone() {
        sql("UPDATE company SET email = 'C@x.example' WHERE id = 'k'");
        post("/requests/group/approve", "{}").statusCode(409).body("type", equalTo("urn:foyer:problem:already-taken"));
        assertThat(texts("SELECT status FROM request WHERE id = 'group'")).containsExactly("open");

        post("/requests/group/approve", "{\"company\":\"k\",\"role\":\"admin\"}")
                .statusCode(200);
        assertThat(texts(STATE, "c")).containsExactly("registered|k|admin|active|prospect");
    }

    @Test
    void aGroupAccountIsTurnedDown() {
        post("/requests/group/reject", "{\"reason\":\"Too small\"}").statusCode(200);

        assertThat(texts(STATE, "c")).containsExactly("registered");
        assertThat(texts(MAILS))
                .containsExactly("c|group-account-rejected|{\"reason\": \"Too small\", \"company\": \"Cleo & Co\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "join", "group"})
    void ofEightAtOnceOneDecidesAndTheOthersAreTold(String request) {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Integer> answers = new ArrayList<>();
        try {
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                boolean approves = n % 2 == 0;
                calls.add(CompletableFuture.supplyAsync(
                        () -> (approves
                                        ? post("/requests/" + request + "/approve", "{}")
                                        : post("/requests/" + request + "/reject", "{\"reason\":\"No\"}"))
                                .extract()
                                .statusCode(),
                        callers));
            }
            calls.forEach(call -> answers.add(call.join()));
        } finally {
            callers.shutdown();
        }

        Collections.sort(answers);
        assertThat(answers).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        assertThat(texts(MAILS)).hasSize(1);
        assertThat(texts("SELECT id FROM company")).hasSizeBetween(2, 3);
    }

    @Test
    void whatIsDecidedIsNotDecidedAgain() {
        post("/requests/new/reject", "{\"reason\":\"No\"}").statusCode(200);

        post("/requests/new/approve", "{}")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:request-decided"))
                .body("detail", equalTo("The request is rejected already"));
        assertThat(texts(STATE, "a")).containsExactly("rejected|p|admin|rejected|rejected");
    }

    @Test
    void oneKeyIsOneDecision() {
        post("/requests/new/approve", "k", "{}").statusCode(200);
        post("/requests/new/approve", "k", "{}").statusCode(200).body("status", equalTo("approved"));
        assertThat(texts(MAILS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"pending", "rejected", "blocked"})
    void nobodyJoinsACompanyThatMayNotBuy(String status) {
        sql("UPDATE company SET status = ? WHERE id = 'k'", status);

        post("/requests/join/approve", "{}")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:company-status"))
                .body(
                        "detail",
                        equalTo("The company is " + status
                                + ": it must be active first, or name another one as company"));
        assertThat(texts("SELECT status FROM request WHERE id = 'join'")).containsExactly("open");
        assertThat(texts(MAILS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "join", "group"})
    void whoCannotSignInOrHasNotProvedTheAddressIsGivenNothing(String request) {
        for (String fact : List.of("email_verified = false", "active = false")) {
            sql("UPDATE customer SET " + fact + " WHERE id <> 'boss'");

            post("/requests/" + request + "/approve", "{}")
                    .statusCode(409)
                    .body("type", equalTo("urn:foyer:problem:customer-status"));
            sql("UPDATE customer SET email_verified = true, active = true WHERE id <> 'boss'");
        }

        assertThat(texts("SELECT id FROM request WHERE status <> 'open'")).isEmpty();
        assertThat(texts("SELECT id FROM company")).hasSize(2);
        post("/requests/" + request + "/approve", "{}").statusCode(200);
    }

    @Test
    void whoBelongsToACompanyByNowGetsNoGroupAccount() {
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('c', 'k', 'buyer')");

        post("/requests/group/approve", "{}").statusCode(409).body("type", equalTo("urn:foyer:problem:company-status"));
        assertThat(texts("SELECT id FROM company")).hasSize(2);
    }

    @Test
    void aCompanyThatOthersBelongToIsNotGivenUp() {
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('b', 'p', 'buyer')");

        post("/requests/new/approve", "{\"company\":\"k\"}")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:last-admin"));
        assertThat(texts(STATE, "a")).containsExactly("requested|p|admin|pending|requested");
    }

    @Test
    void whoeverElseAskedForTheCompanyHasItToo() {
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('b', 'p', 'admin')");
        sql("DELETE FROM request WHERE id = 'join'");
        sql("INSERT INTO request (id, type, customer_id, company_id) VALUES ('too', 'new_company', 'b', 'p')");

        post("/requests/new/reject", "{\"reason\":\"No\"}").statusCode(200);
        assertThat(texts(STATE, "b")).containsExactly("requested|p|admin|pending|requested");

        sql("INSERT INTO request (id, type, customer_id, company_id) VALUES ('again', 'new_company', 'a', 'p')");
        sql("TRUNCATE mail");
        post("/requests/too/approve", "{}").statusCode(200);
        assertThat(texts("SELECT status FROM request WHERE id = 'again'")).containsExactly("approved");
        assertThat(texts("SELECT customer_id || ' ' || template FROM mail ORDER BY 1"))
                .containsExactly("a company-approved", "b company-approved");
    }

    @Test
    void whoWaitsWithACompanyIsTurnedDownWithIt() {
        sql("DELETE FROM request WHERE id = 'join'");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('b', 'p', 'buyer')");
        sql("UPDATE customer SET requested_at = now() WHERE id = 'b'");

        post("/requests/new/reject", "{\"reason\":\"No\"}").statusCode(200);

        assertThat(texts("SELECT lifecycle FROM customer WHERE id = 'b'")).containsExactly("rejected");
    }

    @Test
    void whoHasBecomeAMemberOtherwiseHasWhatTheyAskedFor() {
        given().contentType("application/json")
                .body("{\"role\":\"viewer\"}")
                .put("/api/v1/companies/k/contacts/b")
                .then()
                .statusCode(201);

        assertThat(texts("SELECT status || ' ' || decided_by FROM request WHERE id = 'join'"))
                .containsExactly("approved staff:agent");
        assertThat(texts(STATE, "b")).containsExactly("registered|k|viewer|active|prospect");
    }

    @Test
    void aGroupAccountMayBeTheDesertedCompanyWithThatAddress() {
        sql(
                "INSERT INTO company (id, name, email, status, rejected_at) VALUES ('old', 'Old', 'C@x.example', 'rejected', now())");

        post("/requests/group/approve", "{}").statusCode(200).body("company.id", equalTo("old"));

        assertThat(texts("SELECT status FROM company WHERE id = 'old'")).containsExactly("active");
        assertThat(texts("SELECT company_id || role FROM membership WHERE customer_id = 'c'"))
                .containsExactly("oldadmin");
    }

    @Test
    void whatDoesNotSuitTheRequestIsRefused() {
        post("/requests/new/approve", "{\"role\":\"viewer\"}").statusCode(400).body("errors.field", contains("role"));
        post("/requests/join/approve", "{\"role\":\"owner\"}").statusCode(400).body("errors.field", contains("role"));
        post("/requests/join/approve", "{\"company\":\"none\"}")
                .statusCode(400)
                .body("errors.field", contains("company"));
        post("/requests/join/reject", "{}").statusCode(400).body("errors.field", contains("reason"));
        post("/requests/join/reject", "{\"reason\":\" \"}").statusCode(400).body("errors.field", contains("reason"));
        post("/requests/nothing/approve", "{}").statusCode(404);
        post("/requests/nothing/reject", "{\"reason\":\"No\"}").statusCode(404);
        assertThat(texts("SELECT id FROM request WHERE status <> 'open'")).isEmpty();
    }

    @Test
    void theCustomersAuditTellsOfTheRequest() {
        post("/requests/join/approve", "{\"reason\":\"Known\"}").statusCode(200);

        given().get("/api/v1/customers/b/audit?limit=200")
                .then()
                .body("items.find { it.entity == 'request' }.reason", equalTo("Known"))
                .body("items.find { it.entity == 'request' }.after.status", equalTo("approved"));
    }

    private List<String> texts(String sql, Object... parameters) {
        return TestRegistry.texts(registry, sql, parameters);
    }

    private void sql(String statement, Object... parameters) {
        TestRegistry.execute(registry, statement, parameters);
    }
}
