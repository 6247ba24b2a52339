/** Keyset pages, newest first. */
package dev.foyer.provisioning.paging;
