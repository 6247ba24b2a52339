/** Questions that the seller asks at sign-up, as attributes of Keycloak's own user profile. */
package dev.foyer.keycloak.question;
