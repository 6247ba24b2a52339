package dev.foyer.devstack.storefront;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code GET /me} says. */
record Me(String id, @Nullable String email, @Nullable List<Company> companies) {

    /**
     * A company of the customer.
     *
     * @param role {@code admin}, {@code buyer} or {@code viewer}
     * @param status {@code active}, or why it is not
     */
    record Company(String id, String name, String role, String status) {

        boolean active() {
            return status.equals("active");
        }

        boolean pending() {
            return status.equals("pending");
        }

        boolean rejected() {
            return status.equals("rejected");
        }

        boolean managed() {
            return role.equals("admin");
        }
    }

    List<Company> allCompanies() {
        return Objects.requireNonNullElse(companies, List.of());
    }

    /** The active company with the id, else the first active one. */
    Optional<Company> company(Optional<String> wanted) {
        List<Company> active = allCompanies().stream().filter(Company::active).toList();
        return active.stream()
                .filter(company -> wanted.filter(company.id()::equals).isPresent())
                .findFirst()
                .or(() -> active.stream().findFirst());
    }
}
