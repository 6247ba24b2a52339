package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param kind {@code backfill}: put every user into the feed; {@code reconcile}: compare, and put those in that differ
 * @param allowVanishing whether any number of customers may lose a login that Keycloak does not have any more; false unless
 *     given
 */
record ReconciliationRequest(
        @Schema(
                required = true,
                enumeration = {"backfill", "reconcile"})
        @Nullable
        String kind,

        @Nullable Boolean allowVanishing) {

    /** @throws ProblemException when there is no such kind */
    Kind parsedKind() {
        return Kind.of(kind)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INVALID_FIELDS,
                        null,
                        List.of(new FieldError("kind", "must be backfill or reconcile"))));
    }

    boolean vanishingAllowed() {
        return Boolean.TRUE.equals(allowVanishing);
    }
}
