package dev.foyer.provisioning.domain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a look at the DNS.
 *
 * @param claim as it was before
 * @param after how far it is proved since
 * @param at when the DNS was asked
 */
record Looked(Claim claim, Standing after, Instant at) {

    /** For the statement that writes it. */
    ObjectNode json() {
        ProofFailure failure = after.failure();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", claim.id())
                .put("before", text(claim.checkedAt()))
                .put("verifiedAt", text(after.verifiedAt()))
                .put("seenAt", text(after.seenAt()))
                .put("goneSince", text(after.goneSince()))
                .put("failure", failure == null ? null : failure.code())
                .put("at", text(at));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
