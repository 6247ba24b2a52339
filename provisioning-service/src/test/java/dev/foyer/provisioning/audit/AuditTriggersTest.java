package dev.foyer.provisioning.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTriggersTest {

    private static final String ENTRY =
            "concat_ws(' ', actor, action, entity, entity_id, related_id, before, after) FROM audit ORDER BY id";

    private TestRegistry registry;
    private long known;

    @BeforeAll
    void migrate() throws SQLException {
        registry = new TestRegistry().migrate();
    }

    @BeforeEach
    void oneCustomerInOneCompany() {
        registry.execute("DELETE FROM customer");
        registry.execute("DELETE FROM company");
        registry.execute(
                "INSERT INTO customer (id, first_name, created_at) VALUES ('c', 'Anna', '2026-01-01T00:00:00Z')");
        registry.execute("INSERT INTO company (id, name, email, created_at) "
                + "VALUES ('k', 'Print', 'p@example.org', '2026-01-01T00:00:00Z')");
        registry.execute("INSERT INTO membership VALUES ('c', 'k', 'buyer', '2026-01-01T00:00:00Z')");
        known = Long.parseLong(registry.text("SELECT max(id)::text FROM audit"));
    }

    @Test
    void aNewRowIsToldWithWhatItHas() {
        registry.execute("SET timezone = 'UTC'");
        registry.execute("INSERT INTO membership SELECT id, 'k', 'admin', '2026-01-02T00:00:00Z' FROM customer "
                + "WHERE false");
        assertThat(entries()).isEmpty();

        registry.execute("INSERT INTO customer (id, first_name) VALUES ('d', 'Bob'), ('e', 'Eve')");

        assertThat(registry.texts(
                        "SELECT after - 'created_at' || jsonb_build_object('is', action) FROM audit WHERE id > ? ORDER BY id",
                        known))
                .containsExactly(
                        "{\"id\": \"d\", \"is\": \"insert\", \"active\": true, \"email_kept\": false, \"first_name\": \"Bob\", "
                                + "\"mfa_policy\": \"off\", \"former_emails\": [], \"email_verified\": false}",
                        "{\"id\": \"e\", \"is\": \"insert\", \"active\": true, \"email_kept\": false, \"first_name\": \"Eve\", "
                                + "\"mfa_policy\": \"off\", \"former_emails\": [], \"email_verified\": false}");
    }

    @Test
    void aChangeIsToldByTheColumnsThatDiffer() {
        registry.execute(
                "UPDATE customer SET first_name = 'Änne', last_name = 'Berg', active = active, version = version + 1 "
                        + "WHERE id = 'c'");
        registry.execute("UPDATE company SET name = 'Druck' WHERE id = 'k'");
        registry.execute("UPDATE membership SET role = 'admin'");

        assertThat(entries())
                .containsExactly(
                        "system update customer c {\"last_name\": null, \"first_name\": \"Anna\"} "
                                + "{\"last_name\": \"Berg\", \"first_name\": \"Änne\"}",
                        "system update company k {\"name\": \"Print\"} {\"name\": \"Druck\"}",
                        "system update membership c k {\"role\": \"buyer\"} {\"role\": \"admin\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE customer SET first_name = first_name",
                "UPDATE customer SET version = version + 1, updated_at = clock_timestamp()",
                "UPDATE customer SET wanted = '{\"firstName\":\"Anna\"}'",
                "UPDATE company SET version = version + 1, updated_at = clock_timestamp()",
                "UPDATE customer SET first_name = 'Bob' WHERE id = 'nobody'",
                "DELETE FROM membership WHERE customer_id = 'nobody'"
            })
    void bookkeepingIsNotTold(String statement) {
        registry.execute(statement);

        assertThat(entries()).isEmpty();
    }

    @Test
    void whatIsRemovedIsTold() {
        registry.execute("DELETE FROM company");

        assertThat(registry.texts(
                        "SELECT concat_ws(' ', action, entity, entity_id, related_id, before ->> 'name', before ->> 'role', "
                                + "coalesce(after::text, 'nothing')) FROM audit WHERE id > ? ORDER BY id",
                        known))
                .containsExactlyInAnyOrder("delete company k Print nothing", "delete membership c k buyer nothing");
    }

    @Test
    void theIdsOfOneCustomerAreAChain() {
        registry.execute("UPDATE customer SET id = 'd', user_id = 'd' WHERE id = 'c'");

        assertThat(entries())
                .contains(
                        "system update customer d {\"id\": \"c\", \"user_id\": null} {\"id\": \"d\", \"user_id\": \"d\"}")
                .contains("system update membership d k {\"customer_id\": \"c\"} {\"customer_id\": \"d\"}");
    }

    @Test
    void actorAndReasonAreThoseOfTheTransaction() throws SQLException {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('foyer.actor', 'user:agent 1', true), "
                    + "set_config('foyer.reason', 'left the company', true)");
            statement.execute("UPDATE customer SET active = false");
            connection.commit();
            statement.execute("UPDATE customer SET active = true");
            connection.commit();
        }

        assertThat(registry.texts("SELECT concat_ws(': ', actor, reason) FROM audit WHERE id > ? ORDER BY id", known))
                .containsExactly("user:agent 1: left the company", "system");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET actor = 'somebody'",
                "UPDATE audit SET actor = 'somebody' WHERE false",
                "DELETE FROM audit",
                "TRUNCATE audit"
            })
    void whatIsWrittenStays(String statement) {
        assertThatThrownBy(() -> registry.execute(statement)).hasMessageContaining("The audit is only ever added to");
    }

    private java.util.List<String> entries() {
        return registry.texts("SELECT " + ENTRY.replace("FROM audit", "FROM audit WHERE id > ?"), known);
    }
}
