/** Guests: people who buy without an account. */
package dev.foyer.provisioning.guest;
