/** The registry's database for reading. */
package dev.foyer.provisioning.database;
