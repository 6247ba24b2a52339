package dev.foyer.provisioning.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.customer.Lifecycle.Facts;
import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifecycleColumnTest {

    private static final @Nullable Instant[] DAYS = {
        null,
        Instant.parse("2026-01-05T10:00:00Z"),
        Instant.parse("2026-01-06T10:00:00Z"),
        Instant.parse("2026-01-07T10:00:00Z")
    };

    @Test
    void theDatabaseAndTheClassAgreeForEveryOrderOfFacts() throws SQLException {
        TestRegistry registry = new TestRegistry().migrate();
        List<String> expected = new ArrayList<>();
        for (int n = 0; n < 1024; n++) {
            Instant[] at = {DAYS[n & 3], DAYS[n >> 2 & 3], DAYS[n >> 4 & 3], DAYS[n >> 6 & 3], DAYS[n >> 8 & 3]};
            expected.add(
                    Lifecycle.of(new Facts(at[0], at[1], at[2], at[3], at[4])).code());
            registry.execute(
                    "INSERT INTO customer (id, requested_at, rejected_at, invited_at, registered_at, first_ordered_at) "
                            + "VALUES (?, ?, ?, ?, ?, ?)",
                    "%04d".formatted(n),
                    sql(at[0]),
                    sql(at[1]),
                    sql(at[2]),
                    sql(at[3]),
                    sql(at[4]));
        }

        assertThat(registry.texts("SELECT lifecycle FROM customer ORDER BY id")).isEqualTo(expected);
    }

    private static @Nullable Object sql(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
