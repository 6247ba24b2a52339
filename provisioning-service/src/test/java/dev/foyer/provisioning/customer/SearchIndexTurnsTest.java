package dev.foyer.provisioning.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SearchIndexTurnsTest {

    private static final String PAGES_TO_FILE = "SELECT gin_clean_pending_list('customer_search')::text";

    @Test
    void afterATurnNothingIsLeftForWhoeverWritesNext() throws SQLException {
        TestRegistry registry = new TestRegistry().migrate();
        registry.execute(
                "INSERT INTO customer (id, last_name) SELECT 'filed-' || i, 'Meyer' || i FROM generate_series(1, 50) i");

        new SearchIndexTurns(registry.dataSource()).turn();

        assertThat(registry.text(PAGES_TO_FILE)).isEqualTo("0");
        registry.execute("INSERT INTO customer (id, last_name) VALUES ('later', 'Meyer')");
        assertThat(registry.text(PAGES_TO_FILE)).isNotEqualTo("0");
    }
}
