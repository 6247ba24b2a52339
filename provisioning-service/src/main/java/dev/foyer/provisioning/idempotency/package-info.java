/** Calls that may be repeated: what has an Idempotency-Key takes effect once. */
package dev.foyer.provisioning.idempotency;
