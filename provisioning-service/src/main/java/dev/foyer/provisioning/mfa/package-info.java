/** Second factors of a customer, as staff see and change them. The factors themselves are Keycloak's. */
package dev.foyer.provisioning.mfa;
