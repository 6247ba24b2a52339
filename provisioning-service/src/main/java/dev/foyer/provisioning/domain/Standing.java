package dev.foyer.provisioning.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a claim is proved.
 *
 * @param verifiedAt since when; null while it is not
 * @param seenAt when the DNS last showed the record; null if it never did
 * @param goneSince since when it has answered without the record; null while the record is there, or nothing is proved
 * @param failure why the last look proved nothing; null when it did, or before the first
 */
record Standing(
        @Nullable Instant verifiedAt,
        @Nullable Instant seenAt,
        @Nullable Instant goneSince,
        @Nullable ProofFailure failure) {

    /** How long a proof outlives its record, which may be gone by mistake. */
    static final Duration GRACE = Duration.ofDays(7);

    /** How long a proof holds while the DNS does not answer at all. */
    static final Duration LONGEST_UNSEEN = Duration.ofDays(30);

    /** The DNS shows the record. */
    Standing seen(Instant now) {
        return new Standing(Objects.requireNonNullElse(verifiedAt, now), now, null, null);
    }

    /** The DNS does not show the record, or showing it does not count any more. */
    Standing missed(ProofFailure why, Instant now) {
        Instant proved = verifiedAt;
        if (proved == null) {
            return unproved(why);
        }
        return switch (why) {
            case PROVED_ELSEWHERE, NOT_CLAIMABLE -> unproved(why);
            case NO_ANSWER -> hasPassed(LONGEST_UNSEEN, seenAt, now) ? unproved(why) : withFailure(goneSince, why);
            case NO_RECORD, OTHER_RECORDS -> {
                Instant gone = Objects.requireNonNullElse(goneSince, now);
                yield hasPassed(GRACE, gone, now) ? unproved(why) : withFailure(gone, why);
            }
        };
    }

    private Standing unproved(ProofFailure why) {
        return new Standing(null, seenAt, null, why);
    }

    private Standing withFailure(@Nullable Instant gone, ProofFailure why) {
        return new Standing(verifiedAt, seenAt, gone, why);
    }

    private static boolean hasPassed(Duration time, @Nullable Instant since, Instant now) {
        return since == null || !now.isBefore(since.plus(time));
    }
}
