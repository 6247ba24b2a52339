package dev.foyer.benchmarks.guest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Has the service expire and erase guests: makes them due, writes a run down as the schedule does, and waits for its end. */
final class ExpiryRuns {

    private static final Duration LOOK = Duration.ofMillis(50);

    private static final String AGE_NEW = """
            UPDATE guest_expiry SET since = since - interval '8 days'
            WHERE customer_id IN (SELECT 'guest-' || i FROM generate_series(?, ?) i)
            """;

    private static final String AGE_EXPIRED =
            "UPDATE guest_expiry SET since = since - interval '400 days' WHERE stage = 'expired'";

    private final Connection registry;

    ExpiryRuns(Connection registry) {
        this.registry = registry;
    }

    /** How many guests a second one stage brought to its end. */
    record Rates(double expired, double erased) {

        /** How many a second went through both. */
        double ended() {
            return 1 / (1 / expired + 1 / erased);
        }
    }

    /** Brings guests to the end, who are numbered. */
    Rates end(int first, int guests) throws SQLException {
        try (PreparedStatement age = registry.prepareStatement(AGE_NEW)) {
            age.setInt(1, first);
            age.setInt(2, first + guests - 1);
            age.execute();
        }
        double expired = run("expired", guests);
        try (PreparedStatement age = registry.prepareStatement(AGE_EXPIRED)) {
            age.execute();
        }
        return new Rates(expired, run("erased", guests));
    }

    private double run(String counted, int guests) throws SQLException {
        long begin = System.nanoTime();
        String id;
        try (PreparedStatement start = registry.prepareStatement(
                        "INSERT INTO guest_expiry_run (trigger, as_of) VALUES ('hand', clock_timestamp()) RETURNING id");
                ResultSet row = start.executeQuery()) {
            row.next();
            id = row.getString(1);
        }
        long done = awaitEnd(id, counted);
        if (done != guests) {
            throw new IllegalStateException(done + " guests are " + counted + " and not " + guests + ".");
        }
        return guests / ((System.nanoTime() - begin) / 1e9);
    }

    private long awaitEnd(String id, String counted) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        try (PreparedStatement query = registry.prepareStatement(
                "SELECT " + counted + " FROM guest_expiry_run WHERE id = ? AND finished_at IS NOT NULL")) {
            query.setString(1, id);
            while (System.nanoTime() < deadline) {
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        return row.getLong(1);
                    }
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        throw new IllegalStateException("A run of expiry has not ended within ten minutes.");
    }
}
