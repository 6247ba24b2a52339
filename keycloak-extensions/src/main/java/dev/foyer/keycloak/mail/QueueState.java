package dev.foyer.keycloak.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How many mails of a realm are not delivered.
 *
 * @param waiting counted up to 10,000, as is {@code parked}
 * @param oldest ISO 8601 instant in UTC at which the oldest waiting mail was queued; null when none waits
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record QueueState(
        long waiting, long parked, @Nullable String oldest) {}
