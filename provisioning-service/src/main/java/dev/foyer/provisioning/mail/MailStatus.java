package dev.foyer.provisioning.mail;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Mails that are not delivered yet.
 *
 * @param waiting how many Keycloak has still to deliver, counted up to 10,000; null when it has not told lately
 * @param parked how many it gave up, for staff to look at; null as above
 * @param oldestAt when the oldest that waits was caused; null when none does, or as above
 * @param notHandedOver how many of the registry's own Keycloak does not have yet
 * @param refused those among them that Keycloak keeps refusing, longest first; the first hundred
 */
public record MailStatus(
        @Schema(nullable = true) @Nullable Long waiting,

        @Schema(nullable = true) @Nullable Long parked,

        @Nullable Instant oldestAt,
        long notHandedOver,
        List<RefusedMail> refused) {}
