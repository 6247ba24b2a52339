package dev.foyer.provisioning.mirror;

import com.fasterxml.jackson.databind.JsonNode;

/** What becomes of the business name of a confirmed sign-up. */
enum CompanyApproval {
    /** The company may buy at once. */
    AUTOMATIC,
    /** The company waits, and whoever signed up for it, until staff decide. */
    STAFF;

    /** The setting {@code companyApproval}; anything but {@code automatic} is left to people. */
    static CompanyApproval of(JsonNode settings) {
        return settings.path("companyApproval").asText("").equals("automatic") ? AUTOMATIC : STAFF;
    }
}
