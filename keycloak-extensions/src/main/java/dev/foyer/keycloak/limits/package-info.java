/**
 * One store for limits that survive new sessions and restarts and hold on every node: so many sign-ups, guests, mails or codes
 * for an address, a network, a person or the whole realm.
 */
package dev.foyer.keycloak.limits;
