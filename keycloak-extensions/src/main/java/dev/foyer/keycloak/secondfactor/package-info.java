/** What staff see of a customer's second factors, and change of them. */
package dev.foyer.keycloak.secondfactor;
