package dev.foyer.provisioning.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which changes of the registry queue a command, and what the user is to have then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WantedStateTest {

    private TestRegistry registry;

    @BeforeAll
    void migrate() throws SQLException {
        registry = new TestRegistry().migrate();
    }

    @BeforeEach
    void aContactOfTwoCompanies() {
        registry.execute("TRUNCATE customer, company, membership, customer_alias, identity_command CASCADE");
        registry.execute("INSERT INTO company (id, name, email, customer_number, status) VALUES"
                + " ('k1', 'Müller & Söhne', 'k1@example.org', '77', 'active'),"
                + " ('k2', 'Blocked', 'k2@example.org', NULL, 'active')");
        registry.execute("INSERT INTO customer (id, user_id, email, customer_number) VALUES"
                + " ('c1', 'u1', 'c1@example.org', '1001'), ('c2', NULL, 'c2@example.org', '1002')");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES"
                + " ('c1', 'k1', 'admin'), ('c1', 'k2', 'viewer'), ('c2', 'k1', 'buyer')");
        registry.execute("UPDATE company SET status = 'blocked' WHERE id = 'k2'");
    }

    @Test
    void aUserIsToHaveTheIdTheNumberTheLifecycleAndTheActiveCompanies() {
        registry.execute("UPDATE customer SET registered_at = now() WHERE id = 'c1'");

        assertThat(registry.text(
                        "SELECT concat_ws(' ', customer_id, customer_number, customer_status) FROM user_identity"))
                .isEqualTo("c1 1001 registered");
        assertThat(registry.texts("SELECT unnest(companies) FROM user_identity"))
                .containsExactly(
                        "{\"id\": \"k1\", \"name\": \"Müller & Söhne\", \"role\": \"admin\", \"number\": \"77\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE customer SET registered_at = now() WHERE id = 'c1'",
                "UPDATE customer SET customer_number = '1003' WHERE id = 'c1'",
                "UPDATE customer SET id = 'c3' WHERE id = 'c1'",
                "UPDATE customer SET wanted = '{\"firstName\":null}' WHERE id = 'c1'",
                "UPDATE customer SET user_id = 'u1' WHERE id = 'c2'; DELETE FROM customer WHERE id = 'c1'",
                "DELETE FROM membership WHERE customer_id = 'c1' AND company_id = 'k1'",
                "UPDATE membership SET role = 'buyer' WHERE customer_id = 'c1' AND company_id = 'k1'",
                "UPDATE company SET name = 'Müller' WHERE id = 'k1'",
                "UPDATE company SET customer_number = '78' WHERE id = 'k1'",
                "UPDATE company SET status = 'active' WHERE id = 'k2'",
                "UPDATE company SET mfa_policy = 'required' WHERE id = 'k1'",
                "INSERT INTO customer (id, user_id) VALUES ('c9', 'u1') ON CONFLICT (user_id) DO UPDATE SET customer_number = '9'",
            })
    void whatTokensTellIsQueuedWhenItChanges(String change) {
        registry.execute("DELETE FROM identity_command");
        String before = registry.text("SELECT last_value::text FROM identity_command_version");
        if (change.contains("; ")) {
            registry.execute("UPDATE customer SET user_id = NULL WHERE id = 'c1'");
        }

        registry.execute(change);

        assertThat(registry.text(
                        "SELECT user_id || ' ' || kind FROM identity_command WHERE version > ?::bigint", before))
                .isEqualTo("u1 state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE customer SET first_name = 'Ada', version = version + 1, updated_at = now() WHERE id = 'c1'",
                "UPDATE customer SET customer_number = '1003' WHERE id = 'c2'",
                "UPDATE customer SET wanted = NULL WHERE id = 'c1'",
                "UPDATE company SET phone = '+4930123' WHERE id = 'k1'",
                "DELETE FROM membership WHERE customer_id = 'c2'",
            })
    void nothingElseIsQueued(String change) {
        registry.execute("UPDATE customer SET wanted = '{\"active\":false}' WHERE id = 'c1'");
        registry.execute("DELETE FROM identity_command");

        registry.execute(change);

        assertThat(registry.texts("SELECT user_id FROM identity_command")).isEmpty();
    }

    /** Companies as policy and days from now; the second one counts too. */
    @ParameterizedTest
    @CsvSource({
        "off, , off, , , ",
        "off, , optional, , optional, ",
        "optional, , required, , required, ",
        "required, 2027-03-01, off, , required, 2027-03-01T00:00:00Z",
        "required, 2027-03-01, required, 2027-02-01, required, 2027-02-01T00:00:00Z",
        "required, 2027-03-01, required, , required, ",
        "optional, , required, 2027-03-01, required, 2027-03-01T00:00:00Z"
    })
    void theStrictestPolicyOfTheActiveCompaniesCountsAndOfThoseThatRequireTheEarliestDate(
            String one, String from, String other, String otherFrom, String policy, String date) {
        registry.execute("UPDATE company SET status = 'active'");
        registry.execute("INSERT INTO company (id, name, email, status, mfa_policy) VALUES"
                + " ('k3', 'Strict but blocked', 'k3@example.org', 'blocked', 'required')");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('c1', 'k3', 'viewer')");
        policy("k1", one, from);
        policy("k2", other, otherFrom);

        assertThat(registry.text("SELECT mfa_policy FROM user_identity")).isEqualTo(policy);
        assertThat(registry.text("SELECT mfa_required_from FROM user_identity")).isEqualTo(date);
    }

    private void policy(String company, String policy, String from) {
        registry.execute("UPDATE company SET mfa_policy = '%s', mfa_required_from = %s WHERE id = '%s'"
                .formatted(policy, from == null ? "NULL" : "'" + from + "T00:00:00Z'", company));
    }

    @Test
    void aStateThatIsWantedAgainWaitsOnceUnderAHigherVersion() {
        registry.execute("UPDATE identity_command SET version = version + 1000, attempts = 7, reason = 'x',"
                + " next_attempt_at = 'infinity' WHERE user_id = 'u1'");
        String before = registry.text("SELECT version::text FROM identity_command");

        registry.execute("UPDATE customer SET customer_number = '1003' WHERE id = 'c1'");

        assertThat(registry.text(
                        "SELECT (version - ?::bigint) || ' ' || attempts || ' ' || (next_attempt_at <= now())"
                                + " FROM identity_command",
                        before))
                .isEqualTo("1 0 true");
    }
}
