package dev.foyer.provisioning.expiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A run of expiry, as the API shows it.
 *
 * @param trigger {@code schedule} or {@code hand}
 * @param asOf what was due by then is done in it
 * @param expired guests whose login it has disabled
 * @param erased guests it has erased; there are as many proofs, but for guests who came back from a backup
 * @param failed guests whom Keycloak refused at a first attempt; they are tried again
 * @param finishedAt null while it is being worked on
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ExpiryRun(
        String id,

        @Schema(enumeration = {"schedule", "hand"}) String trigger,

        Instant asOf,
        long expired,
        long erased,
        long failed,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
