/** How long what is known of guests is kept: the periods, and the legal hold that stands against all of them. */
package dev.foyer.provisioning.retention;
