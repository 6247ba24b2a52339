/** Keeps every mail and text message that is sent, and shows them as page and JSON. */
@NullMarked
package dev.foyer.devstack.inbox;

import org.jspecify.annotations.NullMarked;
