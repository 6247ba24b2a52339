/** Killing and freezing the parts of the system. */
@NullMarked
package dev.foyer.soak.faults;

import org.jspecify.annotations.NullMarked;
