/** A PostgreSQL server from real binaries, on loopback. */
@NullMarked
package dev.foyer.devstack.postgres;

import org.jspecify.annotations.NullMarked;
