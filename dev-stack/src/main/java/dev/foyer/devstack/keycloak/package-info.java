/** A Keycloak server, assembled from the distribution and run on loopback. */
@NullMarked
package dev.foyer.devstack.keycloak;

import org.jspecify.annotations.NullMarked;
