/** The DNS, asked for text records. */
package dev.foyer.provisioning.dns;
