/**
 * Forgotten passwords: one answer for every address, the newest link only, a button behind it, the second factor after it, and the
 * end of all other sessions.
 */
package dev.foyer.keycloak.reset;
