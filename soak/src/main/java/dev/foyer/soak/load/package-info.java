/** Clients that change users through Keycloak's Admin API. */
@NullMarked
package dev.foyer.soak.load;

import org.jspecify.annotations.NullMarked;
