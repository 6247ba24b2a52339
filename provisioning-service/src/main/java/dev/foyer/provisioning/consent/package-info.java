/** What customers have consented to, and what proves it. */
package dev.foyer.provisioning.consent;
