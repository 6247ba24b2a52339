package dev.foyer.provisioning.mfa;

import java.util.List;

/**
 * What staff want of a customer's second factors.
 *
 * @param policy the customer's own: {@code off}, {@code optional} or {@code required}
 * @param changes the last twenty, newest first; those that wait are brought to Keycloak within seconds
 */
public record MfaChanges(String policy, List<FactorChange> changes) {}
