/** Who is to become a member of a company once they show that an address is theirs. */
package dev.foyer.provisioning.invitation;
