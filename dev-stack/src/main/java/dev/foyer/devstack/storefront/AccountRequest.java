package dev.foyer.devstack.storefront;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for.
 *
 * @param type {@code new_company}, {@code join_company} or {@code group_account}
 * @param status {@code open}, {@code approved}, {@code rejected} or {@code withdrawn}
 * @param customer who asked; absent in one's own requests
 * @param companyName as it was typed
 * @param reason why it was rejected
 */
record AccountRequest(
        String id,
        String type,
        String status,
        @Nullable Asker customer,
        @Nullable NamedCompany company,
        @Nullable String companyName,
        @Nullable String reason) {

    /** Who asks. */
    record Asker(
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName) {

        String name() {
            return PersonName.of(firstName, lastName, email);
        }

        String address() {
            return Objects.requireNonNullElse(email, "");
        }
    }

    boolean open() {
        return status.equals("open");
    }

    /** Whether it is about a company that would be new, and is not decided. */
    boolean newCompany() {
        return open() && type.equals("new_company");
    }

    Asker asker() {
        return Objects.requireNonNullElse(customer, new Asker(null, null, null));
    }

    /**
     * What it is about, for whoever asked. Of a name that somebody typed it says the same whether there is such a company
     * already or not; only who follows a suggestion knows of the company.
     */
    String wish() {
        if (type.equals("group_account")) {
            return "Group account for " + about();
        }
        return type.equals("join_company") && companyName == null && company != null
                ? "Joining " + company.name()
                : "Account for " + about();
    }

    private String about() {
        return Objects.requireNonNullElse(companyName, company == null ? "your company" : company.name());
    }
}
