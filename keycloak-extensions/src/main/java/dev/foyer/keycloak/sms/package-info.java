/**
 * Text messages: an SPI with a sender for any gateway that speaks HTTP and one for the inbox of {@code ./foyer up}. Where none is
 * configured none are offered.
 */
package dev.foyer.keycloak.sms;
