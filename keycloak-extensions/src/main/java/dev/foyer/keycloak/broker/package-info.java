/** The first sign-in through an identity provider, which is a sign-up. */
package dev.foyer.keycloak.broker;
