/**
 * Backfill and reconcile: find what the mirror may have missed and ask Keycloak to put it into the feed. Nothing here writes
 * a customer; the mirror does.
 */
package dev.foyer.provisioning.reconciliation;
