/** Companies and contacts from files: read, matched with who is here, written as sets; what is wrong comes back row by row. */
package dev.foyer.provisioning.imports;
