/** Mails: what the registry causes goes to Keycloak, which sends it; what is not delivered is shown to staff. */
package dev.foyer.provisioning.mail;
