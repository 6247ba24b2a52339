package dev.foyer.provisioning.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Orders and guests are found by their indexes, also with a plan that was made for any value. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderPlanTest {

    private TestRegistry registry;

    @BeforeAll
    void manyOrders() throws SQLException {
        registry = new TestRegistry().migrate();
        registry.execute("""
            INSERT INTO customer (id, account_type, guest_email)
            SELECT 'g' || g, 'guest', 'g' || g || '@buyer.example' FROM generate_series(1, 5000) g
            """);
        registry.execute("""
            INSERT INTO customer_order (reference, customer_id, state, placed_at)
            SELECT 'R-' || o, 'g' || 1 + o % 5000, 'open', timestamptz '2026-01-01' + o * interval '1 minute'
            FROM generate_series(1, 20000) o
            """);
        registry.execute("ANALYZE");
    }

    @Test
    void aReferenceIsFoundByHowItBegins() throws SQLException {
        String query = Orders.SEARCH
                .formatted(Orders.BEGINNING, 20)
                .replaceFirst("\\?", "\\$1")
                .replaceFirst("\\?", "\\$2");

        assertThat(plan(query, "'r-1999'", "'r-1999'"))
                .contains("customer_order_search")
                .doesNotContain("Seq Scan on customer_order");
    }

    @Test
    void theOrdersOfACustomerComeInTheOrderOfTheirIndex() throws SQLException {
        assertThat(plan(Orders.PAGE.formatted("o.customer_id = $1", 51), "'g7'"))
                .contains("customer_order_newest_first")
                .doesNotContain("Seq Scan");
    }

    @Test
    void theOrdersOfAnAddressAreFoundByIt() throws SQLException {
        String query = GuestOrders.CLAIMABLE.formatted(
                "c.guest_email = lower($1) AND c.active AND c.account_type = 'guest'", 51);

        assertThat(plan(query, "'G7@buyer.example'"))
                .contains("customer_by_guest_email")
                .contains("customer_order_newest_first")
                .doesNotContain("Seq Scan");
    }

    private String plan(String query, String... values) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE q AS " + query);
            StringBuilder plan = new StringBuilder();
            try (ResultSet row = statement.executeQuery("EXPLAIN EXECUTE q (" + String.join(", ", values) + ")")) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
