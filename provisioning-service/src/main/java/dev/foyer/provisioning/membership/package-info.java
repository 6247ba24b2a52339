/** Who belongs to which company, and in which role. */
package dev.foyer.provisioning.membership;
