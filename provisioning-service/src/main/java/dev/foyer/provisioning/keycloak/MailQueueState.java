package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many mails Keycloak has not delivered.
 *
 * @param waiting counted up to 10,000, as is {@code parked}
 * @param oldest when the oldest waiting one was queued; null when none waits
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MailQueueState(
        long waiting, long parked, @Nullable Instant oldest) {}
