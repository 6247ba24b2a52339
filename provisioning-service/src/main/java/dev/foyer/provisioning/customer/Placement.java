package dev.foyer.provisioning.customer;

import org.jspecify.annotations.Nullable;

/** Which company a new customer is to belong to, and in which role. */
final class Placement {

    private @Nullable String company;
    private @Nullable String role;

    /** The company's id; null for none. */
    @Nullable
    String company() {
        return company;
    }

    /** As it was asked for; null for the usual one. */
    @Nullable
    String role() {
        return role;
    }

    void setCompany(String company) {
        this.company = company;
    }

    void setRole(String role) {
        this.role = role;
    }
}
