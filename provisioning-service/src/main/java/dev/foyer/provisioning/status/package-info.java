/** How the flows between registry and Keycloak are doing. */
package dev.foyer.provisioning.status;
