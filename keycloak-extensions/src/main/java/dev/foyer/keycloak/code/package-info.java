/**
 * One-time codes by text message and email: six digits, kept as a hash, good for one authentication, once, for minutes and for
 * a few guesses; a person has only so many guesses an hour, whatever the number of sign-ins and nodes.
 */
package dev.foyer.keycloak.code;
