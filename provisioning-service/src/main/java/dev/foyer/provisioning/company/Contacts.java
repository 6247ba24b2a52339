package dev.foyer.provisioning.company;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the contacts of a company, as far as the caller may see them. Whether the company is in scope is for the caller to ask. */
@ApplicationScoped
public class Contacts {

    private static final String PLACES =
            "SELECT customer_id, role, created_at FROM membership WHERE company_id = ? AND customer_id = ANY (?)";

    private record Place(String role, Instant since) {}

    private final Registry registry;
    private final Customers customers;

    Contacts(Registry registry, Customers customers) {
        this.registry = registry;
        this.customers = customers;
    }

    /** One page, the customer first who was added last. */
    public Page<Contact> page(String companyId, PageRequest request) {
        return registry.ofOneMoment(() -> {
            Page<Customer> page = customers.contactsOf(companyId, request);
            return new Page<>(contacts(companyId, page.items()), page.nextCursor());
        });
    }

    /** One contact, by the customer's id of today; empty for who is none. */
    public Optional<Contact> find(String companyId, String customerId) {
        return registry.ofOneMoment(() -> {
            List<Customer> found = customers.find(customerId).stream().toList();
            return contacts(companyId, found).stream().findFirst();
        });
    }

    private List<Contact> contacts(String companyId, List<Customer> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, Place> places = new HashMap<>();
        registry.list(
                PLACES, List.of(companyId, found.stream().map(Customer::id).toList()), row -> {
                    Place place = new Place(row.getString("role"), Columns.requiredInstant(row, "created_at"));
                    places.put(row.getString("customer_id"), place);
                    return place;
                });
        return found.stream()
                .flatMap(customer -> contact(customer, places.get(customer.id())).stream())
                .toList();
    }

    private static Optional<Contact> contact(Customer customer, @Nullable Place place) {
        return Optional.ofNullable(place)
                .map(known -> new Contact(customer, customer.id(), known.role(), known.since()));
    }
}
