/** Guests on Keycloak's hosted pages: the button, the page, the short session, and who becomes a customer. */
package dev.foyer.keycloak.guest;
