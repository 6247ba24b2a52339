/** The little HTTP that the inbox and the storefront share. */
@NullMarked
package dev.foyer.devstack.web;

import org.jspecify.annotations.NullMarked;
