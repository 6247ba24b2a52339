package dev.foyer.provisioning.status;

import dev.foyer.provisioning.mirror.MirrorStatusQuery;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads how the flows are doing, as far as the caller may see whom they carry. */
@ApplicationScoped
class StatusQuery {

    private final MirrorStatusQuery mirror;
    private final StaffScope scope;

    StatusQuery(MirrorStatusQuery mirror, StaffScope scope) {
        this.mirror = mirror;
        this.scope = scope;
    }

    /** The status now. */
    Status now() {
        return new Status(mirror.now(scope.customers("c")), new Status.Commands(0), List.of());
    }
}
