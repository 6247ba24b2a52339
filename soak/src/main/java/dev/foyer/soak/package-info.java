/** The soak: load on the whole system while its parts are killed, then registry and Keycloak compared. */
@NullMarked
package dev.foyer.soak;

import org.jspecify.annotations.NullMarked;
