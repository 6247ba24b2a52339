package dev.foyer.provisioning.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from a request without anybody writing it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestFactsTest {

    private static final String LIFECYCLES =
            "SELECT concat_ws('|', c.lifecycle, k.lifecycle, k.status) FROM customer c, company k";

    private TestRegistry registry;

    @BeforeAll
    void migrate() throws SQLException {
        registry = new TestRegistry().migrate();
    }

    /** Anna's company was turned down once. */
    @BeforeEach
    void aCustomerWithACompany() {
        registry.execute("TRUNCATE customer, company, identity_command CASCADE");
        registry.execute(
                "INSERT INTO customer (id, user_id, email, email_verified) VALUES ('a', 'a', 'a@x.example', true)");
        registry.execute("INSERT INTO company (id, name, email, status, rejected_at) "
                + "VALUES ('k', 'Pine', 'a@x.example', 'rejected', '2026-01-05T10:00:00Z')");
    }

    @Test
    void theCompanyOfANewRequestIsPending() {
        ask("new_company");

        assertThat(registry.text(LIFECYCLES)).isEqualTo("requested|requested|pending");
        assertThat(registry.text("SELECT (c.requested_at = r.created_at AND k.requested_at = r.created_at)::text "
                        + "FROM customer c, company k, request r"))
                .isEqualTo("true");
    }

    @Test
    void aCompanyThatMayBuyStaysActiveWhateverIsAsked() {
        registry.execute("UPDATE company SET status = 'active'");
        ask("new_company");

        assertThat(registry.text("SELECT status FROM company")).isEqualTo("active");
    }

    @Test
    void theAddressMayBeProvedLast() {
        registry.execute("UPDATE customer SET email_verified = false");
        registry.execute("UPDATE company SET status = 'active'");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('a', 'k', 'admin')");
        assertThat(registry.text("SELECT (registered_at IS NULL)::text FROM customer"))
                .isEqualTo("true");

        registry.execute("UPDATE customer SET email_verified = true");

        assertThat(registry.text("SELECT lifecycle FROM customer")).isEqualTo("registered");
    }

    @Test
    void whoWantsToJoinChangesNothingOfTheCompany() {
        ask("join_company");

        assertThat(registry.text(LIFECYCLES)).isEqualTo("requested|rejected|rejected");
    }

    @Test
    void whoIsRegisteredStaysSo() {
        registry.execute("UPDATE customer SET registered_at = now()");
        ask("join_company");
        end("rejected");

        assertThat(registry.text("SELECT concat_ws('|', lifecycle, requested_at, rejected_at) FROM customer"))
                .isEqualTo("registered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "withdrawn"})
    void whatIsTurnedDownLeavesBothRejected(String status) {
        ask("new_company");
        end(status);

        assertThat(registry.text(LIFECYCLES)).isEqualTo("rejected|rejected|rejected");
    }

    @Test
    void whoWaitsForAnotherAnswerStillHasRequested() {
        ask("new_company");
        ask("join_company");
        registry.execute(
                "UPDATE request SET status = 'rejected', decided_at = clock_timestamp(), decided_by = 'staff:1' "
                        + "WHERE type = 'new_company'");

        assertThat(registry.text(LIFECYCLES)).isEqualTo("requested|rejected|rejected");
    }

    @Test
    void anotherIdOfTheCustomerIsNoDecision() {
        ask("new_company");
        end("rejected");
        ask("new_company");
        registry.execute("UPDATE customer SET id = 'b'");

        assertThat(registry.text(LIFECYCLES)).isEqualTo("requested|requested|pending");
        assertThat(registry.texts("SELECT customer_id FROM request")).containsExactly("b", "b");
    }

    @Test
    void onlyWhoProvedTheAddressIsRegisteredWithTheCompany() {
        registry.execute("INSERT INTO customer (id, user_id, email_verified, requested_at) "
                + "VALUES ('b', 'b', false, now()), ('c', NULL, true, now())");
        registry.execute("UPDATE customer SET requested_at = now()");
        registry.execute(
                "INSERT INTO membership (customer_id, company_id, role) SELECT id, 'k', 'buyer' FROM customer");
        assertThat(registry.texts("SELECT id FROM customer WHERE registered_at IS NOT NULL"))
                .isEmpty();

        registry.execute("UPDATE company SET status = 'active'");
        assertThat(registry.texts("SELECT id FROM customer WHERE registered_at IS NOT NULL"))
                .containsExactly("a");
    }

    @Test
    void tokensFollow() {
        ask("new_company");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('a', 'k', 'admin')");
        assertThat(registry.text("SELECT concat_ws('|', customer_status, companies) FROM user_identity"))
                .isEqualTo("requested|{}");
        registry.execute("DELETE FROM identity_command");

        registry.execute("UPDATE company SET status = 'active'");

        assertThat(registry.text("SELECT concat_ws('|', customer_status, cardinality(companies)) FROM user_identity"))
                .isEqualTo("registered|1");
        assertThat(registry.texts("SELECT kind FROM identity_command")).containsExactly("state");
    }

    @Test
    void oneRequestIsOpenForEachTypeAndCompany() {
        ask("join_company");
        assertThatThrownBy(() -> ask("join_company")).hasMessageContaining("request_open_once");
        end("rejected");
        ask("join_company");

        registry.execute("INSERT INTO request (type, customer_id, company_name) VALUES ('group_account', 'a', 'Pine')");
        assertThatThrownBy(() -> registry.execute(
                        "INSERT INTO request (type, customer_id, company_name) VALUES ('group_account', 'a', 'Fir')"))
                .hasMessageContaining("request_open_once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO request (type, customer_id) VALUES ('join_company', 'a')",
                "INSERT INTO request (type, customer_id, company_id) VALUES ('group_account', 'a', 'k')",
                "INSERT INTO request (type, customer_id, company_id, status) VALUES ('join_company', 'a', 'k', 'approved')",
                "INSERT INTO request (type, customer_id, company_id) VALUES ('discount', 'a', 'k')"
            })
    void whatIsNotWholeIsRefused(String statement) {
        assertThatThrownBy(() -> registry.execute(statement)).hasMessageContaining("request_");
    }

    @Test
    void theAuditTellsWhichRequestWasDecidedAndByWhom() {
        ask("join_company");
        registry.execute("UPDATE request SET id = 'r'");
        end("rejected");

        assertThat(registry.text(
                        "SELECT concat_ws('|', action, entity_id, related_id, after ->> 'id', after ->> 'type', "
                                + "after ->> 'status', after ->> 'decided_by', before ->> 'status', jsonb_exists(before, 'company_name')) "
                                + "FROM audit WHERE entity = 'request' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("update|a|k|r|join_company|rejected|staff:1|open|f");
    }

    private void ask(String type) {
        registry.execute("INSERT INTO request (type, customer_id, company_id) VALUES (?, 'a', 'k')", type);
    }

    private void end(String status) {
        registry.execute(
                "UPDATE request SET status = ?, decided_at = clock_timestamp(), decided_by = 'staff:1' WHERE status = 'open'",
                status);
    }
}
