/** Keeps programs from filling in the registration form: a trap, a least time, and limits. */
package dev.foyer.keycloak.bots;
