/** What every write of the API has in common: who does it, which version it is meant for, all of it or nothing. */
package dev.foyer.provisioning.write;
