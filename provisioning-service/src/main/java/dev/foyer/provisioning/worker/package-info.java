/** Threads that work through what waits, turn by turn, whatever is down meanwhile. */
package dev.foyer.provisioning.worker;
