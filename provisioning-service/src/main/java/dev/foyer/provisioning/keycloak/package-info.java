/** Foyer's admin resource in Keycloak, as a client sees it. */
package dev.foyer.provisioning.keycloak;
