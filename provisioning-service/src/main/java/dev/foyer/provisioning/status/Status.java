package dev.foyer.provisioning.status;

import dev.foyer.provisioning.canary.Markers;
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
 * @param jobs each scheduled job
 */
public record Status(MirrorStatus mirror, Markers markers, CommandStatus commands, MailStatus mails, List<Job> jobs) {}
