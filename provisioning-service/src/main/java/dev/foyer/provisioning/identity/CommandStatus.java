package dev.foyer.provisioning.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registry wants of Keycloak and Keycloak does not have yet.
 *
 * @param waiting how many commands, the parked ones included
 * @param oldestAt when the oldest of them was wanted; null when none waits
 * @param parked those that keep failing, longest first; the first hundred
 */
public record CommandStatus(long waiting, @Nullable Instant oldestAt, List<ParkedCommand> parked) {}
