package dev.foyer.provisioning.retention;

import dev.foyer.provisioning.configuration.FoyerConfiguration.ExpiryConfiguration;
import java.time.Duration;

/**
 * How long guests are kept. Periods are lengths of time and know no calendar: a day has 24 hours, in every time zone and when
 * clocks are put forward, too.
 *
 * @param grace from the moment the last order is closed until the guest expires
 * @param idle from the moment a guest came who never ordered until the guest expires
 * @param retention from the moment a guest has expired until the guest is erased
 * @param overdueAfter how late either may be before somebody is told
 */
public record RetentionPeriods(Duration grace, Duration idle, Duration retention, Duration overdueAfter) {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** @throws IllegalArgumentException naming the setting that is not more than nothing, or longer than a hundred years */
    public RetentionPeriods {
        check("grace", grace);
        check("idle", idle);
        check("retention", retention);
        check("overdue-after", overdueAfter);
    }

    /** The periods that are set. */
    public static RetentionPeriods of(ExpiryConfiguration configuration) {
        return new RetentionPeriods(
                configuration.grace(), configuration.idle(), configuration.retention(), configuration.overdueAfter());
    }

    private static void check(String name, Duration found) {
        if (found.isZero() || found.isNegative() || found.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("foyer.expiry." + name + " is " + found
                    + ", allowed is more than PT0S and at most P36500D: change it or leave it out");
        }
    }
}
