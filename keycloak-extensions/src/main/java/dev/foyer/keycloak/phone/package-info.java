/** Phone numbers as people type them and as gateways want them. */
package dev.foyer.keycloak.phone;
