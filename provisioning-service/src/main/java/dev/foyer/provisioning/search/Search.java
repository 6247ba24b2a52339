package dev.foyer.provisioning.search;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.customer.SearchText;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.order.Order;
import dev.foyer.provisioning.order.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for customers and orders at once, as far as the caller may see them. */
@ApplicationScoped
class Search {

    /** Most customers, most guests that are found by text, and most orders. */
    static final int MOST = 20;

    private static final String GUEST = "guest";

    private final Registry registry;
    private final Customers customers;
    private final Orders orders;

    Search(Registry registry, Customers customers, Orders orders) {
        this.registry = registry;
        this.customers = customers;
        this.orders = orders;
    }

    /**
     * Everything of one moment; nothing for a text without a letter or digit.
     *
     * @param q as typed: the beginning of a reference, or what {@link SearchText} finds
     * @throws dev.foyer.provisioning.problem.ProblemException when it is too long to be meant
     */
    SearchResult of(@Nullable String q) {
        SearchText text = SearchText.parse(q);
        return q == null || text == null || text.terms().isEmpty()
                ? new SearchResult(List.of(), List.of())
                : registry.ofOneMoment(() -> found(q.strip(), text));
    }

    private SearchResult found(String typed, SearchText text) {
        Map<String, List<Order>> byCustomer = orders.beginningWith(typed, MOST).stream()
                .collect(Collectors.groupingBy(Order::customerId, LinkedHashMap::new, Collectors.toList()));
        Map<String, Customer> all =
                customers.of(byCustomer.keySet()).stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        Map<String, Found> found = new LinkedHashMap<>();
        byCustomer.forEach((id, theirs) -> {
            Customer customer = all.get(id);
            if (customer != null) {
                found.put(id, new Found(customer, theirs));
            }
        });
        List<Customer> named = new ArrayList<>(customers.found(text, false, MOST));
        named.addAll(customers.found(text, true, MOST));
        named.forEach(customer -> found.putIfAbsent(customer.id(), new Found(customer, List.of())));
        Map<Boolean, List<Found>> apart = found.values().stream()
                .collect(Collectors.partitioningBy(
                        one -> GUEST.equals(one.customer().accountType())));
        return new SearchResult(apart.getOrDefault(false, List.of()), apart.getOrDefault(true, List.of()));
    }
}
