package dev.foyer.keycloak.limits;

import java.time.Duration;
import java.util.Comparator;

/**
 * How often something may be done by or for whom. The same subject may have several, with different periods.
 *
 * @param pause whether it is the time between two, which is taken before all others: who comes too early uses up nothing else
 */
public record Limit(Subject subject, Rate rate, boolean pause) {

    /** The one order in which all nodes take budgets, so that no two requests wait for each other. */
    static final Comparator<Limit> ORDER = Comparator.comparing((Limit limit) -> !limit.pause())
            .thenComparing(limit -> limit.subject().kind())
            .thenComparing(limit -> limit.rate().period())
            .thenComparing(limit -> limit.subject().value());

    /** So many in a period. */
    public Limit(Subject subject, Rate rate) {
        this(subject, rate, false);
    }

    /** One, and so long none. */
    public static Limit pause(Subject subject, Duration pause) {
        return new Limit(subject, new Rate(1, pause), true);
    }
}
