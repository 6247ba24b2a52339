package dev.foyer.provisioning.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.paging.Cursor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user whom registry and Keycloak did not agree on.
 *
 * @param customerId the customer as the registry had it; null when it had none
 * @param fields names of the fields that differed, never their values
 * @param firstSeenAt when it was first seen, by this run or by an earlier one
 * @param repairedAt when a later look found both the same; null until then
 * @param position in the list, which is newest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Drift(
        String userId,
        @Nullable String customerId,
        DriftKind kind,
        List<String> fields,
        Instant firstSeenAt,
        @Nullable Instant repairedAt,
        @JsonIgnore Cursor position) {}
