/** What the clients know of their users. */
@NullMarked
package dev.foyer.soak.known;

import org.jspecify.annotations.NullMarked;
