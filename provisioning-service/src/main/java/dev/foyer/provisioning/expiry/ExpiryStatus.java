package dev.foyer.provisioning.expiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the expiry of guests is doing.
 *
 * @param lastRun the last run that has ended; null before the first
 * @param nextRunAt when the schedule starts the next one; null when it is switched off
 * @param dueToExpire guests who would expire now, counted up to 100,000
 * @param dueToErase guests who would be erased now, counted up to 100,000
 * @param underWay guests whom Keycloak is being told of, the failing ones included
 * @param failing those of them whom Keycloak refuses
 * @param oldestDueAt since when the longest due guest has waited; null when nobody is due
 * @param overdue whether that is longer ago than {@code foyer.expiry.overdue-after}
 * @param failures the failing ones, longest due first; the first hundred
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ExpiryStatus(
        @Nullable ExpiryRun lastRun,
        @Nullable Instant nextRunAt,
        long dueToExpire,
        long dueToErase,
        long underWay,
        long failing,
        @Nullable Instant oldestDueAt,
        boolean overdue,
        List<FailingGuest> failures) {}
