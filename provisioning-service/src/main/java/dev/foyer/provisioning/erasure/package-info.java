/** Forgetting a person in every table of the registry. */
package dev.foyer.provisioning.erasure;
