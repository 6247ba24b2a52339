package dev.foyer.provisioning.status;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.identity.CommandStatusQuery;
import dev.foyer.provisioning.mirror.MirrorStatusQuery;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads how the flows are doing, as far as the caller may see whom they carry. */
@ApplicationScoped
class StatusQuery {

    private final MirrorStatusQuery mirror;
    private final CommandStatusQuery commands;
    private final StaffScope scope;

    StatusQuery(MirrorStatusQuery mirror, CommandStatusQuery commands, StaffScope scope) {
        this.mirror = mirror;
        this.commands = commands;
        this.scope = scope;
    }

    /** The status now. */
    Status now() {
        Condition visible = scope.customers("c");
        return new Status(mirror.now(visible), commands.now(visible), List.of());
    }
}
