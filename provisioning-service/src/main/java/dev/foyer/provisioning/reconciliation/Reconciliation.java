package dev.foyer.provisioning.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of backfill or reconcile, as the API shows it.
 *
 * @param step what it does now, or did last
 * @param scanned customers of Keycloak's that were compared so far
 * @param marked users that were put into the feed so far
 * @param drift differences that were found, and found again at a second look
 * @param openDrift those among them that are not repaired yet
 * @param reason what staff should know of how it ended; null when there is nothing to say
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Reconciliation(
        String id,
        Kind kind,
        State state,
        Step step,
        boolean allowVanishing,
        long scanned,
        long marked,
        long drift,
        long openDrift,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
