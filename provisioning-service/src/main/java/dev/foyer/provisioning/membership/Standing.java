package dev.foyer.provisioning.membership;

/**
 * What a member is to a company.
 *
 * @param reachable whether the member is active and has a login: others get no mails
 */
public record Standing(CompanyRole role, boolean reachable) {}
