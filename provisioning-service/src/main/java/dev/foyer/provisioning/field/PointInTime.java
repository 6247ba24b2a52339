package dev.foyer.provisioning.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When something happened or will, as RFC 3339 writes it, with any offset. Kept to the microsecond, PostgreSQL's precision. */
public final class PointInTime implements Rule<Instant> {

    /** How far the caller's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final @Nullable Clock clock;

    /** In the past, by this clock. */
    public PointInTime(Clock clock) {
        this.clock = clock;
    }

    private PointInTime() {
        this.clock = null;
    }

    /** In the past or the future. */
    public static PointInTime whenever() {
        return new PointInTime();
    }

    @Override
    public Instant read(JsonNode value) throws NotAllowedException {
        Instant at = parse(value);
        if (at.isBefore(Instant.EPOCH)) {
            throw new NotAllowedException("must not be before 1970");
        }
        if (clock != null && at.isAfter(clock.instant().plus(AHEAD))) {
            throw new NotAllowedException("must not be in the future");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant parse(JsonNode value) throws NotAllowedException {
        try {
            if (value.isTextual()) {
                return OffsetDateTime.parse(value.textValue()).toInstant();
            }
        } catch (DateTimeException e) {
            // answered below, like what is no text
        }
        throw new NotAllowedException("must be a point in time with its offset, such as 2026-11-22T17:30:00Z");
    }
}
