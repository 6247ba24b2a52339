/** Invitations of many customers to a login: who would get one, who gets one, and what came of each. */
package dev.foyer.provisioning.massinvitation;
