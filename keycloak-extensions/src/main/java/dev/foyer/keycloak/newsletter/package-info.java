/** The newsletter that customers ask for when they sign up: the box, and the proof of the consent. */
package dev.foyer.keycloak.newsletter;
