/** The provisioning service as a process of its own. */
@NullMarked
package dev.foyer.devstack.service;

import org.jspecify.annotations.NullMarked;
