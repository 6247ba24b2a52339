/** The feed of changed users that the provisioning service reads: markers, and each user as it is now. */
package dev.foyer.keycloak.feed;
