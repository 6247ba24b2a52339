package dev.foyer.provisioning.mirror;

import java.time.Duration;

/**
 * The right to apply changes, until somebody else takes it.
 *
 * @param holder one process, newly named at each start
 * @param epoch grows whenever the holder changes
 * @param duration how long nobody else may take it after it was acquired or last confirmed
 */
record Lease(String holder, long epoch, Duration duration) {}
