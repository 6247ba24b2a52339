/** Sessions that end because an account has changed. */
package dev.foyer.keycloak.session;
