/** Mails: queued in the transaction that causes them, sent by workers, shown to staff until they are delivered. */
package dev.foyer.keycloak.mail;
