/** A sample shop: an ordinary OpenID Connect relying party. */
@NullMarked
package dev.foyer.devstack.storefront;

import org.jspecify.annotations.NullMarked;
