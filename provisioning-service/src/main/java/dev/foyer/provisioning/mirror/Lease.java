package dev.foyer.provisioning.mirror;

/**
 * The right to apply changes, for a while.
 *
 * @param holder one process, newly named at each start
 * @param epoch grows whenever the holder changes
 */
record Lease(String holder, long epoch) {}
