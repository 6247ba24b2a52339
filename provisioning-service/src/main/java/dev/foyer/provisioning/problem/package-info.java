/** Errors on the wire: problem documents as RFC 9457 has them. */
package dev.foyer.provisioning.problem;
