package dev.foyer.provisioning.expiry;

import java.time.Instant;

/**
 * The run that is being worked on.
 *
 * @param asOf what was due by then is done in it
 */
record OpenRun(String id, Instant asOf) {}
