/** Who changed what in the registry, and when. Written by the database itself, read here. */
package dev.foyer.provisioning.audit;
