/** Which email domains customers may use: lists of the seller's own, and no throw-away addresses. */
package dev.foyer.keycloak.emaildomain;
