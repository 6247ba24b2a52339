/** Jobs that run by the clock: when each of them ran, and how it ended. */
package dev.foyer.provisioning.schedule;
