package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.configuration.FoyerConfiguration.MirrorConfiguration;
import dev.foyer.provisioning.keycloak.Changes;
import dev.foyer.provisioning.keycloak.Changes.Change;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Turns;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the registry equal to Keycloak, turn by turn: acknowledge what was applied and fetch what waits, in one request, and
 * apply that. What is fetched is applied at least once; only the holder of the lease fetches. Used by one thread.
 */
final class Mirror implements Turns {

    private final CustomerRealm realm;
    private final MirrorConfiguration configuration;
    private final String holder;
    private final Clock clock;
    private final Leases leases;
    private final BatchApplier applier;
    private final FeedWatch watch;
    private final Pace pace;
    private final TakeOver takeOver;

    private volatile @Nullable Lease lease;
    private List<Long> applied = List.of();
    private Instant renewAt = Instant.MIN;
    private Instant retryParkedAt = Instant.MIN;

    Mirror(
            DataSource dataSource,
            CustomerRealm realm,
            MirrorConfiguration configuration,
            String holder,
            FeedWatch watch,
            Clock clock) {
        this.realm = realm;
        this.configuration = configuration;
        this.holder = holder;
        this.clock = clock;
        this.leases = new Leases(dataSource);
        this.applier = new BatchApplier(dataSource, configuration.retryDelay());
        this.watch = watch;
        this.pace = new Pace(configuration.idleDelay(), configuration.retryDelay());
        this.takeOver = new TakeOver(configuration.leaseDuration());
    }

    @Override
    public Duration turn() throws SQLException {
        Lease valid = lease();
        if (valid == null) {
            applied = List.of();
            watch.forget();
            return configuration.leaseDuration().dividedBy(4);
        }
        try {
            Duration pause = turn(valid);
            takeOver.over();
            return pause;
        } catch (LeaseLostException e) {
            lease = null;
            applied = List.of();
            watch.forget();
            return takeOver.pause();
        }
    }

    private Duration turn(Lease valid) throws SQLException {
        long begin = System.nanoTime();
        Changes feed = next();
        watch.saw(feed);
        List<Change> changes = feed.changes();
        apply(valid, changes);
        watch.note(valid, feed);
        applied = changes.stream().flatMap(change -> change.markers().stream()).toList();
        // However busy the feed is: what is parked is newer than what is applied.
        retryParked(valid);
        if (changes.isEmpty()) {
            return pace.idled();
        }
        // Counted from the beginning: a turn that took long is no reason to have others wait still longer.
        Duration pause = pace.worked(changes.size() >= configuration.batchSize());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return took.compareTo(pause) < 0 ? pause.minus(took) : Duration.ZERO;
    }

    /** What is acknowledged twice, because the answer was lost, was gone already. */
    private Changes next() {
        Changes feed = applied.isEmpty()
                ? realm.changes(configuration.batchSize())
                : realm.acknowledge(applied, configuration.batchSize());
        applied = List.of();
        return feed;
    }

    @Override
    public Duration failed() {
        watch.forget();
        return pace.failed();
    }

    /** Lets another process take over at once. */
    @Override
    public void close() throws SQLException {
        if (lease != null) {
            leases.release(lease);
            lease = null;
        }
    }

    /** Whether this process holds the lease, as far as it knows. Any thread may ask. */
    boolean holdsLease() {
        return lease != null;
    }

    private void apply(Lease valid, List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        // Asked for when it matters and never remembered: a switch works from the next sign-up on.
        CompanyApproval approval =
                new Batch(changes).hasVerifiedBusiness() ? CompanyApproval.of(realm.settings()) : CompanyApproval.STAFF;
        applier.apply(valid, changes, approval);
    }

    private void retryParked(Lease valid) throws SQLException {
        Instant now = clock.instant();
        if (now.isAfter(retryParkedAt)) {
            retryParkedAt = now.plus(configuration.retryDelay());
            for (List<Change> together : applier.due(configuration.batchSize())) {
                apply(valid, together);
            }
        }
    }

    private @Nullable Lease lease() throws SQLException {
        Instant now = clock.instant();
        if (lease == null || now.isAfter(renewAt)) {
            Optional<Lease> acquired = leases.acquire(holder, configuration.leaseDuration());
            renewAt = now.plus(configuration.leaseDuration().dividedBy(3));
            lease = acquired.orElse(null);
        }
        return lease;
    }
}
