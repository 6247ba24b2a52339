package dev.foyer.provisioning.mfa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What staff have asked for, and what became of it.
 *
 * @param kind {@code set_phone} or {@code remove_factor}
 * @param shown the masked number, or the type of the factor
 * @param status {@code waiting}, {@code done} or {@code failed}
 * @param failureCode {@code no_sender}, {@code no_mobile_number}, {@code country}, {@code staff}, {@code gone} or {@code refused};
 *     null unless it failed
 * @param failure the same in words; of what waits, why the last attempt failed
 */
public record FactorChange(
        String id,
        String kind,
        String shown,
        String status,
        Instant createdAt,
        String createdBy,
        @Nullable Instant endedAt,
        @Nullable String failureCode,
        @Nullable String failure) {}
