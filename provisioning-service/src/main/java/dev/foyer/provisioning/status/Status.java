package dev.foyer.provisioning.status;

import dev.foyer.provisioning.canary.Markers;
import dev.foyer.provisioning.expiry.ExpiryStatus;
import dev.foyer.provisioning.identity.CommandStatus;
import dev.foyer.provisioning.mail.MailStatus;
import dev.foyer.provisioning.mirror.MirrorStatus;
import dev.foyer.provisioning.schedule.Job;
import java.util.List;

/**
 * The flows between registry and Keycloak.
 *
 * @param markers whether changes in Keycloak come to the mirror at all
 * @param mails what is not delivered
 * @param guests who expires and is erased, and whether that is late
 * @param jobs each scheduled job
 */
public record Status(
        MirrorStatus mirror,
        Markers markers,
        CommandStatus commands,
        MailStatus mails,
        ExpiryStatus guests,
        List<Job> jobs) {}
