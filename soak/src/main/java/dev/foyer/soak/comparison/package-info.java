/** Registry and Keycloak compared, field by field. */
@NullMarked
package dev.foyer.soak.comparison;

import org.jspecify.annotations.NullMarked;
