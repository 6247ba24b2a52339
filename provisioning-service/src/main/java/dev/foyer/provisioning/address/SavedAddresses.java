package dev.foyer.provisioning.address;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads addresses. Whether their owner is in the caller's scope is for the caller to ask. */
@ApplicationScoped
public class SavedAddresses {

    private static final String SELECT = "SELECT " + SavedAddressRow.COLUMNS + " FROM address a WHERE ";

    private static final String OF_MANY =
            SELECT + "a.customer_id = ANY (?) OR a.company_id = ANY (?) ORDER BY a.created_at, a.id";

    // An array, so that the addresses of companies are found by their index as well.
    private static final String IN_REACH = """
            a.customer_id = ? OR a.company_id = ANY (ARRAY(
                SELECT m.company_id FROM membership m JOIN company k ON k.id = m.company_id
                WHERE m.customer_id = ? AND k.status = 'active'))
            """;

    /** Addresses by the id of their owner, the oldest first. */
    public record ByOwner(Map<String, List<SavedAddress>> customers, Map<String, List<SavedAddress>> companies) {

        public List<SavedAddress> ofCustomer(String id) {
            return customers.getOrDefault(id, List.of());
        }

        public List<SavedAddress> ofCompany(String id) {
            return companies.getOrDefault(id, List.of());
        }
    }

    private final Registry registry;

    SavedAddresses(Registry registry) {
        this.registry = registry;
    }

    /** One page of an owner's addresses, newest first. */
    public Page<SavedAddress> page(AddressOwner owner, PageRequest request) {
        return page(of(owner), request);
    }

    /** One page of what a customer may choose from, newest first: their own, and those of active companies that they belong to. */
    public Page<SavedAddress> inReach(String customerId, PageRequest request) {
        return page(Condition.of(IN_REACH, customerId, customerId), request);
    }

    /** The address of this owner with this id. */
    public Optional<SavedAddress> find(AddressOwner owner, String id) {
        return first(of(owner).and(Condition.of("a.id = ?", id)));
    }

    /** All addresses of customers and companies. One query, however many they are. */
    public ByOwner of(Collection<String> customerIds, Collection<String> companyIds) {
        ByOwner found = new ByOwner(new HashMap<>(), new HashMap<>());
        if (customerIds.isEmpty() && companyIds.isEmpty()) {
            return found;
        }
        registry.list(OF_MANY, List.of(customerIds, companyIds), row -> {
            SavedAddress address = SavedAddressRow.read(row);
            String company = address.companyId();
            return company == null
                    ? add(found.customers(), row.getString("customer_id"), address)
                    : add(found.companies(), company, address);
        });
        return found;
    }

    /** The owner's address that is the default for this use. */
    Optional<SavedAddress> usual(AddressOwner owner, AddressUse use) {
        return first(of(owner).and(Condition.of("a." + use.column())));
    }

    private Page<SavedAddress> page(Condition which, PageRequest request) {
        Condition rows = which.and(request.condition("a"));
        List<SavedAddress> addresses = registry.list(
                SELECT + rows.sql() + PageRequest.newestFirst("a") + "LIMIT " + request.fetchSize(),
                rows.parameters(),
                SavedAddressRow::read);
        return Page.of(addresses, request, address -> new Cursor(address.createdAt(), address.id()));
    }

    private Optional<SavedAddress> first(Condition rows) {
        return registry.first(SELECT + rows.sql(), rows.parameters(), SavedAddressRow::read);
    }

    private static boolean add(Map<String, List<SavedAddress>> addresses, String owner, SavedAddress address) {
        return addresses.computeIfAbsent(owner, id -> new ArrayList<>()).add(address);
    }

    private static Condition of(AddressOwner owner) {
        return Condition.of("a." + owner.column() + " = ?", owner.id());
    }
}
