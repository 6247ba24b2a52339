/** The flow that keeps the registry equal to Keycloak: fetch, apply under the lease, acknowledge. */
package dev.foyer.provisioning.mirror;
