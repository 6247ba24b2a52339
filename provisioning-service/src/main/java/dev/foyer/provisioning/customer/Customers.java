package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.address.SavedAddress;
import dev.foyer.provisioning.address.SavedAddresses;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.label.LabelQuery;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Listing;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.question.CustomerAnswer;
import dev.foyer.provisioning.question.CustomerAnswers;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The customers of the registry, as far as the caller may see them. */
@ApplicationScoped
public class Customers {

    // An id of the past answers with the customer of today.
    private static final String BY_ID = """
            c.id = coalesce((SELECT o.id FROM customer o WHERE o.id = ?),
                            (SELECT a.customer_id FROM customer_alias a WHERE a.old_id = ?))
            """;

    private static final String MEMBERSHIPS = """
            SELECT m.customer_id, k.id, k.name, k.customer_number, m.role
            FROM membership m JOIN company k ON k.id = m.company_id
            WHERE m.customer_id = ANY (?) AND\s""";

    private final Registry registry;
    private final StaffScope scope;
    private final CustomerAnswers given;
    private final SavedAddresses saved;

    public Customers(Registry registry, StaffScope scope, CustomerAnswers given, SavedAddresses saved) {
        this.registry = registry;
        this.scope = scope;
        this.given = given;
        this.saved = saved;
    }

    /** One page, newest first. */
    Page<Customer> page(CustomerFilter filter, PageRequest request) {
        return page(filter.listing(scope.companies("k")), request);
    }

    /**
     * The newest customers that a text finds.
     *
     * @param guests whether guests, or all others
     */
    public List<Customer> found(SearchText text, boolean guests, int limit) {
        CustomerFilter filter = new CustomerFilter(text, null, null, guests, null, null, null, new LabelQuery(), null);
        return page(filter, new PageRequest(limit, null)).items();
    }

    /** The customers with these ids of today, in no order; those that the caller may not see are missing. */
    public List<Customer> of(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : select(Condition.of("c.id = ANY (?)", ids), "");
    }

    /** The contacts of a company, newest first. Whether the company itself is in scope is for the caller to ask. */
    public Page<Customer> contactsOf(String companyId, PageRequest request) {
        Condition contacts =
                Condition.of("c.id IN (SELECT m.customer_id FROM membership m WHERE m.company_id = ?)", companyId);
        return page(Listing.of("customer", "c").pick(contacts), request);
    }

    /** The customer with this id, now or in the past. */
    public Optional<Customer> find(String id) {
        return select(Condition.of(BY_ID, id, id), " LIMIT 1").stream().findFirst();
    }

    /**
     * The customer with this id, now or in the past.
     *
     * @throws ProblemException when there is none that the caller may see
     */
    public Customer get(String id) {
        return find(id).orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no customer with this id"));
    }

    private Page<Customer> page(Listing list, PageRequest request) {
        Function<Condition, List<Customer>> read = road -> select(road, PageRequest.newestFirst("c"));
        return list.narrow(scope.customers("c"))
                .page(request, read, customer -> new Cursor(customer.createdAt(), customer.id()));
    }

    /** A customer, with the companies, addresses and answers of the same moment. */
    private List<Customer> select(Condition condition, String tail) {
        return registry.ofOneMoment(() -> read(condition, tail));
    }

    private List<Customer> read(Condition condition, String tail) {
        Condition visible = scope.customers("c").and(condition);
        Map<String, List<CompanyMembership>> memberships = new HashMap<>();
        Map<String, List<SavedAddress>> addresses = new HashMap<>();
        Map<String, List<CustomerAnswer>> answers = new HashMap<>();
        List<Customer> customers = registry.list(
                "SELECT " + CustomerRow.COLUMNS + " FROM customer c WHERE " + visible.sql() + tail,
                visible.parameters(),
                row -> CustomerRow.read(
                        row,
                        memberships.computeIfAbsent(row.getString("id"), id -> new ArrayList<>()),
                        addresses.computeIfAbsent(row.getString("id"), id -> new ArrayList<>()),
                        answers.computeIfAbsent(row.getString("id"), id -> new ArrayList<>())));
        fill(memberships);
        fill(addresses, memberships);
        given.fill(answers);
        return customers;
    }

    /** One query for all customers of a page; what several have by the same company is read once. */
    private void fill(Map<String, List<SavedAddress>> addresses, Map<String, List<CompanyMembership>> memberships) {
        Set<String> companies = memberships.values().stream()
                .flatMap(List::stream)
                .map(CompanyMembership::id)
                .collect(Collectors.toSet());
        SavedAddresses.ByOwner found = saved.of(addresses.keySet(), companies);
        addresses.forEach((customer, list) -> {
            list.addAll(found.ofCustomer(customer));
            memberships
                    .getOrDefault(customer, List.of())
                    .forEach(membership -> list.addAll(found.ofCompany(membership.id())));
        });
    }

    /** One query for all customers of a page. */
    private void fill(Map<String, List<CompanyMembership>> memberships) {
        if (memberships.isEmpty()) {
            return;
        }
        Condition visible = scope.companies("k");
        List<Object> parameters = new ArrayList<>(List.of(memberships.keySet()));
        parameters.addAll(visible.parameters());
        registry.list(MEMBERSHIPS + visible.sql() + " ORDER BY m.created_at, k.id", parameters, row -> memberships
                .getOrDefault(row.getString("customer_id"), new ArrayList<>())
                .add(new CompanyMembership(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("customer_number"),
                        row.getString("role"))));
    }
}
