/** Logins that staff give to customers, and the links by which they and others choose a password. */
package dev.foyer.provisioning.login;
