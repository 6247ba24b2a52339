package dev.foyer.provisioning.status;

import dev.foyer.provisioning.canary.CanaryWatch;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.expiry.ExpiryStatusQuery;
import dev.foyer.provisioning.identity.CommandStatusQuery;
import dev.foyer.provisioning.mail.MailStatusQuery;
import dev.foyer.provisioning.mirror.MirrorStatusQuery;
import dev.foyer.provisioning.schedule.Jobs;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads how the flows are doing, as far as the caller may see whom they carry. */
@ApplicationScoped
class StatusQuery {

    private final MirrorStatusQuery mirror;
    private final CommandStatusQuery commands;
    private final MailStatusQuery mails;
    private final ExpiryStatusQuery guests;
    private final CanaryWatch canary;
    private final Jobs jobs;
    private final StaffScope scope;

    StatusQuery(
            MirrorStatusQuery mirror,
            CanaryWatch canary,
            CommandStatusQuery commands,
            MailStatusQuery mails,
            ExpiryStatusQuery guests,
            Jobs jobs,
            StaffScope scope) {
        this.mirror = mirror;
        this.guests = guests;
        this.canary = canary;
        this.commands = commands;
        this.mails = mails;
        this.jobs = jobs;
        this.scope = scope;
    }

    /** The status now. */
    Status now() {
        Condition visible = scope.customers("c");
        return new Status(
                mirror.now(visible),
                canary.markers(),
                commands.now(visible),
                mails.now(visible),
                guests.now(visible),
                jobs.all());
    }
}
