package dev.foyer.provisioning.mirror;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells what the mirror waits for. Always up: the API answers from the registry while Keycloak is away. */
@Readiness
class MirrorReadiness implements HealthCheck {

    private final MirrorThread mirror;

    MirrorReadiness(MirrorThread mirror) {
        this.mirror = mirror;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("mirror").up().withData("enabled", mirror.isEnabled());
        String outage = mirror.outage();
        return outage == null
                ? answer.build()
                : answer.withData("waitsFor", outage).build();
    }
}
