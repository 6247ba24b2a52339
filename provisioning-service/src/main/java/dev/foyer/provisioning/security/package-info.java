/** Who may do what, and see which customers. */
package dev.foyer.provisioning.security;
