package dev.foyer.provisioning.request;

/** How many requests there are. */
record RequestCount(long count) {}
