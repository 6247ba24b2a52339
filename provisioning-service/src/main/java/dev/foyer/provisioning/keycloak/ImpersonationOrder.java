package dev.foyer.provisioning.keycloak;

/**
 * Who is to act as whom.
 *
 * @param userId the customer's
 * @param staffId the user of the member of the staff
 * @param seconds how long the session lasts, 1 to 3600
 */
public record ImpersonationOrder(String userId, String staffId, String staffName, long seconds) {}
