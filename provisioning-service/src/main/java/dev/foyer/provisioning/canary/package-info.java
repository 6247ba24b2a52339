/** A change made on purpose, now and then, to see whether changes in Keycloak still produce markers. */
package dev.foyer.provisioning.canary;
