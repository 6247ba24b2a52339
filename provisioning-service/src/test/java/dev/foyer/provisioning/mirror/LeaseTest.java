package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LeaseTest extends MirrorTestBase {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void onlyOneHolds() throws SQLException {
        assertThat(leases.acquire("other", LONG)).isEmpty();
    }

    @Test
    void prolongingKeepsTheEpoch() throws SQLException {
        assertThat(leases.acquire("here", LONG)).contains(lease);
    }

    @Test
    void theEpochGrowsWhenTheHolderChanges() throws SQLException {
        leases.release(lease);

        assertThat(leases.acquire("other", LONG)).contains(new Lease("other", lease.epoch() + 1, LONG));
    }

    @Test
    void anExpiredLeaseIsTaken() throws SQLException {
        registry.execute("UPDATE mirror_lease SET expires_at = clock_timestamp()");

        assertThat(leases.acquire("other", LONG)).isPresent();
    }

    @Test
    void aStalledHolderWritesNothingOverItsSuccessor() throws SQLException {
        registry.execute("UPDATE mirror_lease SET expires_at = clock_timestamp()");
        Lease successor = leases.acquire("other", LONG).orElseThrow();
        applier.apply(successor, List.of(user("u1").with("firstName", "New").change()), CompanyApproval.STAFF);

        assertThatThrownBy(() -> apply(user("u1").with("firstName", "Old"))).isInstanceOf(LeaseLostException.class);

        assertThat(customer("first_name", "u1")).isEqualTo("New");
    }

    @Test
    void anExpiredLeaseThatNobodyTookIsGoodAndGetsNewTime() throws SQLException {
        registry.execute("UPDATE mirror_lease SET expires_at = clock_timestamp()");

        apply(user("u1"));

        assertThat(count("customer")).isEqualTo(1);
        assertThat(leases.acquire("other", LONG)).isEmpty();
    }

    @Test
    void aLeaseThatWasGivenBackIsGoodForNothing() throws SQLException {
        leases.release(lease);

        assertThatThrownBy(() -> apply(user("u1"))).isInstanceOf(LeaseLostException.class);
        assertThat(count("customer")).isZero();
    }

    @Test
    void aStalledHolderParksNobodyEither() throws SQLException {
        registry.execute("UPDATE mirror_lease SET expires_at = clock_timestamp()");
        leases.acquire("other", LONG);
        ParkedUsers parked = new ParkedUsers(registry.dataSource(), Duration.ZERO);

        assertThatThrownBy(() -> parked.park(lease, user("u1").change(), new Refusal("because")))
                .isInstanceOf(LeaseLostException.class);
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void aSuccessorWaitsForTheTransactionThatApplies() throws Exception {
        lease = leases.acquire("here", Duration.ofMillis(500)).orElseThrow();
        try (Connection applying = registry.dataSource().getConnection()) {
            applying.setAutoCommit(false);
            Leases.confirm(applying, lease);
            Awaitility.await()
                    .until(() -> registry.text("SELECT (expires_at < clock_timestamp())::text FROM mirror_lease")
                            .equals("true"));
            CompletableFuture<Boolean> taken = CompletableFuture.supplyAsync(() -> {
                try {
                    return leases.acquire("other", LONG).isPresent();
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            Awaitility.await()
                    .until(() ->
                            registry.texts("SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() "
                                                    + "AND wait_event_type = 'Lock'")
                                            .size()
                                    == 1);
            applying.commit();

            assertThat(taken.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
