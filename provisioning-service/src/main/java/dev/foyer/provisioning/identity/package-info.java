/** Brings into Keycloak what the registry wants there: token attributes, names, whether a user may sign in, sessions ended. */
package dev.foyer.provisioning.identity;
