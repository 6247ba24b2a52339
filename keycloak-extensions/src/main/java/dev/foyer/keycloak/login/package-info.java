/** Logins that staff give to people who have none, and the links by which they and others choose a password. */
package dev.foyer.keycloak.login;
