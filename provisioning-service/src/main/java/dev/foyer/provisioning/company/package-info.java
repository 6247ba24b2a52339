/** Organizations that buy. */
package dev.foyer.provisioning.company;
