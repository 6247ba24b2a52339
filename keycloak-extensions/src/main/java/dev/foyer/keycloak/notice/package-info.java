/** Tells customers of each change of their email, phone, second factors or password, whoever made it. */
package dev.foyer.keycloak.notice;
