/** Identity commands: what the registry wants of users, written by the provisioning service. */
package dev.foyer.keycloak.commands;
