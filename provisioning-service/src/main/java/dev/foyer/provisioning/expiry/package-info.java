/** Guests who are not needed any more: when they expire, who does it, and how it goes. */
package dev.foyer.provisioning.expiry;
