/** Starting, watching and ending the operating-system processes of the stack. */
@NullMarked
package dev.foyer.devstack.process;

import org.jspecify.annotations.NullMarked;
