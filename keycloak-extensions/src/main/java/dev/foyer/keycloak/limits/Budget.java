package dev.foyer.keycloak.limits;

/**
 * One row of the table, and how it is filled up again.
 *
 * @param realmId id of the realm
 * @param action what is limited
 * @param kind whose budget it is
 * @param subject the keyed hash of whose budget it is
 */
record Budget(String realmId, Action action, Subject.Kind kind, String subject, Rate rate) {}
