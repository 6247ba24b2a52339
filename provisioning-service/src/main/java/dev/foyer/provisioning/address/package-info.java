/** Where goods and invoices go: addresses of customers and companies, and which of them are the defaults. */
package dev.foyer.provisioning.address;
