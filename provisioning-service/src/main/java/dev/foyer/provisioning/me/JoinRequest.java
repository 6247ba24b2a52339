package dev.foyer.provisioning.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.request.Request;
import dev.foyer.provisioning.request.RequestStatus;
import dev.foyer.provisioning.request.RequestType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks to join a company, as its admins see it. Every field is always present; null means not yet, or none.
 *
 * @param type always {@code join_company}
 * @param customer who asks
 * @param reason of a rejection
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record JoinRequest(
        String id,
        RequestType type,
        RequestStatus status,
        Request.Asker customer,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    static JoinRequest of(Request request) {
        return new JoinRequest(
                request.id(),
                request.type(),
                request.status(),
                request.customer(),
                request.createdAt(),
                request.decidedAt(),
                request.status() == RequestStatus.REJECTED ? request.reason() : null);
    }
}
