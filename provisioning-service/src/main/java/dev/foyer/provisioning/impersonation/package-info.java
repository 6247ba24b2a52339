/** Staff act as a customer: who, why and when is on record before Keycloak lets anybody in. */
package dev.foyer.provisioning.impersonation;
