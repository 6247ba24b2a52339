/** Questions that the seller asks at sign-up, and what customers answered. */
package dev.foyer.provisioning.question;
