package dev.foyer.provisioning.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.api.ServiceResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads that belong together, by {@link Registry#ofOneMoment}. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class OneMomentTest {

    private static final String ADD = "INSERT INTO customer (id) VALUES ('a')";

    @Inject
    Registry registry;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void nobody() {
        TestRegistry.execute(dataSource, "TRUNCATE customer CASCADE");
    }

    @Test
    void nothingIsSeenThatSomebodyElseWritesBetweenThem() {
        long after = registry.ofOneMoment(() -> {
            assertThat(customers()).isZero();
            CompletableFuture.runAsync(() -> TestRegistry.execute(dataSource, ADD))
                    .join();
            return customers();
        });
        assertThat(after).isZero();
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void aTransactionSeesWhatItHasWritten() {
        assertThat(QuarkusTransaction.requiringNew().call(() -> {
                    registry.write(ADD, List.of());
                    return registry.ofOneMoment(this::customers);
                }))
                .isEqualTo(1);
    }

    @Test
    void nothingIsWrittenInThem() {
        assertThatThrownBy(() -> registry.ofOneMoment(() -> registry.write(ADD, List.of())))
                .isInstanceOf(RegistryException.class);
        assertThat(customers()).isZero();
    }

    private long customers() {
        return registry.first("SELECT count(*) FROM customer", List.of(), row -> row.getLong(1))
                .orElseThrow();
    }
}
