/** Where goods and invoices go. */
package dev.foyer.provisioning.address;
