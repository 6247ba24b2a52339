package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.mirror.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user who differs at one look.
 *
 * @param kind as {@link DriftKind#text} has it
 * @param fields names, no values
 */
record Finding(String userId, @Nullable String customerId, String kind, List<String> fields) {

    static Finding of(Difference difference) {
        return new Finding(
                difference.userId(),
                difference.customerId(),
                DriftKind.valueOf(difference.kind().name()).text(),
                difference.fields());
    }
}
