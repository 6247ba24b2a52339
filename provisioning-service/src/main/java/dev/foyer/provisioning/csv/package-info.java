/** Tables as CSV (RFC 4180): read with limits and clear errors, written so that spreadsheets take no cell for a formula. */
package dev.foyer.provisioning.csv;
