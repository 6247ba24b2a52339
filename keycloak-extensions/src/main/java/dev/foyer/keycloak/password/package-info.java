/**
 * Rules of passwords after NIST SP 800-63B-4, section 3.1.1.2: length and a list of common ones, and nothing about composition. Beside
 * Keycloak's own policies.
 */
package dev.foyer.keycloak.password;
