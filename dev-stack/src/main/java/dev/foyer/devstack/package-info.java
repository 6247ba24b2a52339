/** The whole stack: started by {@code ./foyer up}, by integration tests and by benchmarks. */
@NullMarked
package dev.foyer.devstack;

import org.jspecify.annotations.NullMarked;
