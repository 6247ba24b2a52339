package dev.foyer.provisioning.settings;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The settings as the API documents them; what travels is what Keycloak knows.
 *
 * @param companyApproval {@code automatic}: a confirmed business sign-up makes the company; {@code staff}: people decide
 */
record Settings(
        boolean selfRegistration,
        boolean personalAccounts,
        @Schema(enumeration = {"automatic", "staff"}) String companyApproval,
        int businessNameMaxLength) {}
