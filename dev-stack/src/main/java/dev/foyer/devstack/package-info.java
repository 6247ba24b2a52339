/** The whole stack: started by {@code ./foyer up}, by integration tests, by benchmarks and by the soak. */
@NullMarked
package dev.foyer.devstack;

import org.jspecify.annotations.NullMarked;
