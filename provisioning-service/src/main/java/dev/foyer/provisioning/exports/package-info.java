/** Lists as files: whatever a filter finds, row after row, in constant memory. */
package dev.foyer.provisioning.exports;
