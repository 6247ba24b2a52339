/** Bodies of requests, read field by field: what each may be, and every mistake told at once. */
package dev.foyer.provisioning.field;
