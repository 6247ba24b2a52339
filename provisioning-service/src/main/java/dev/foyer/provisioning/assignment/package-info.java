/** Tags and labels for many at once: by ids or a filter, with a look at the numbers before. */
package dev.foyer.provisioning.assignment;
