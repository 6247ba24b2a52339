package dev.foyer.keycloak.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * So many at once, and as many again within a period, one after the other at even distances: the generic cell rate algorithm in
 * its virtual scheduling form (ITU-T I.371, annex A). All that is stored of a subject is when the next one is due.
 *
 * <p>{@link LimitTable} takes the same decision in SQL; a test holds the two together.
 *
 * @param permits how many at once, at least 1
 * @param period how long until a budget that was used up is full again; microseconds count
 */
public record Rate(int permits, Duration period) {

    public Rate {
        if (permits < 1) {
            throw new IllegalArgumentException("permits: found " + permits + "; allowed is 1 or more.");
        }
        if (period.toNanos() / 1000 < permits) {
            throw new IllegalArgumentException(
                    "period: found " + period + "; allowed is a microsecond for each permit, or more.");
        }
    }

    /** So many a minute. */
    public static Rate perMinute(int permits) {
        return new Rate(permits, Duration.ofMinutes(1));
    }

    /** So many an hour. */
    public static Rate perHour(int permits) {
        return new Rate(permits, Duration.ofHours(1));
    }

    /** The distance at which permits come back, in microseconds. Rounded up: never more than the permits in a period. */
    long intervalMicros() {
        long micros = period.toNanos() / 1000;
        return (micros + permits - 1) / permits;
    }

    /** How much earlier than due one may come, in microseconds. */
    long toleranceMicros() {
        return (permits - 1) * intervalMicros();
    }

    /** Whether one may come now. */
    boolean allows(Instant due, Instant now) {
        return !now.plus(toleranceMicros(), ChronoUnit.MICROS).isBefore(due);
    }

    /** When the next is due after one has come now. */
    Instant afterwards(Instant due, Instant now) {
        return (due.isAfter(now) ? due : now).plus(intervalMicros(), ChronoUnit.MICROS);
    }

    /** How long until one may come; zero when one may come now. */
    Duration untilAllowed(Instant due, Instant now) {
        Duration wait = Duration.between(now, due).minus(toleranceMicros(), ChronoUnit.MICROS);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
