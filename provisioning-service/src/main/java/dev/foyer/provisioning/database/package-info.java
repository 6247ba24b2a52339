/** The registry's database, by SQL. */
package dev.foyer.provisioning.database;
