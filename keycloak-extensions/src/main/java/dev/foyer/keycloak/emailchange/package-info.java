/**
 * A customer's own change of the email. The new address is proved by a link; the former one gets a link to take the change back.
 * Both act on POST only.
 */
package dev.foyer.keycloak.emailchange;
