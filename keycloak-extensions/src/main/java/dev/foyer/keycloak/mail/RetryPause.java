package dev.foyer.keycloak.mail;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a mail rests after a failed attempt: twice as long each time, up to a limit, and by chance somewhat shorter, so
 * that mails that failed together do not come back together.
 *
 * @param chance numbers from 0 to 1
 */
record RetryPause(Duration first, Duration longest, DoubleSupplier chance) {

    private static final int MOST_DOUBLINGS = 30;

    /** @param failures how many attempts have failed, at least one */
    Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long whole = doubled < first.toMillis() ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.max(1, Math.round(whole * (0.75 + 0.25 * chance.getAsDouble()))));
    }
}
