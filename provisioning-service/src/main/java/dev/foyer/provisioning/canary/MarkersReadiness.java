package dev.foyer.provisioning.canary;

import dev.foyer.provisioning.database.RegistryException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down when changes in Keycloak produce no markers any more: the registry then falls behind without anything else to show
 * it. Up while nobody can tell.
 */
@Readiness
class MarkersReadiness implements HealthCheck {

    static final String MEANING =
            "Changes in Keycloak produce no markers any more: users who are added, changed or removed"
                    + " there do not reach the registry.";
    static final String REMEDY =
            "Check that Foyer's jar for this version is in Keycloak's providers/ and that its log names"
                    + " no error of dev.foyer; repair or go back to the Keycloak before. Then POST /api/v1/reconciliations"
                    + " {\"kind\":\"reconcile\"} brings what was missed.";

    private final CanaryWatch watch;

    MarkersReadiness(CanaryWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        MarkerFlow state = state();
        var answer = HealthCheckResponse.named("markers")
                .status(state != MarkerFlow.STOPPED)
                .withData("state", state.name());
        return state == MarkerFlow.STOPPED
                ? answer.withData("meaning", MEANING).withData("remedy", REMEDY).build()
                : answer.build();
    }

    /** That the registry does not answer is another check's matter. */
    private MarkerFlow state() {
        try {
            return watch.markers().state();
        } catch (RegistryException e) {
            return MarkerFlow.UNKNOWN;
        }
    }
}
