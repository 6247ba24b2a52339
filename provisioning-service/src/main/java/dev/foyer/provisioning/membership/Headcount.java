package dev.foyer.provisioning.membership;

/**
 * The members of a company, counted.
 *
 * @param admins those with that role
 * @param ableAdmins those of them who can use it: active, with a login
 */
record Headcount(long members, long admins, long ableAdmins) {}
