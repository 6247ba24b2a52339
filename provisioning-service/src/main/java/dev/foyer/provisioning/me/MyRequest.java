package dev.foyer.provisioning.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.request.Request;
import dev.foyer.provisioning.request.RequestStatus;
import dev.foyer.provisioning.request.RequestType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the caller has asked for. Every field is always present; null means not yet, or none.
 *
 * @param companyName as the caller typed it: how a company writes itself is shown to nobody who does not belong to it
 * @param reason of a rejection
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MyRequest(
        String id,
        RequestType type,
        RequestStatus status,
        String companyName,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    static MyRequest of(Request request) {
        return new MyRequest(
                request.id(),
                request.type(),
                request.status(),
                request.nameForAsker(),
                request.createdAt(),
                request.decidedAt(),
                request.status() == RequestStatus.REJECTED ? request.reason() : null);
    }
}
