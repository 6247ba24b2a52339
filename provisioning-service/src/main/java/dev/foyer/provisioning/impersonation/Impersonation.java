package dev.foyer.provisioning.impersonation;

import java.time.Instant;

/**
 * A way into a customer's session.
 *
 * @param link to be opened in a private window; good once
 * @param expiresAt when the link is good no more
 * @param minutes how long the session lasts that begins with it
 */
public record Impersonation(String link, Instant expiresAt, int minutes) {}
