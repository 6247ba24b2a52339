/** Staff act as a customer in the browser: for a short while, under their own name, and without the customer's own affairs. */
package dev.foyer.keycloak.impersonation;
