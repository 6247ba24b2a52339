/** The toggles of the realm, passed through. */
package dev.foyer.provisioning.settings;
