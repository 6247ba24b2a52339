/** What Keycloak's provider interfaces ask for and most of ours have nothing to say to. */
package dev.foyer.keycloak.provider;
