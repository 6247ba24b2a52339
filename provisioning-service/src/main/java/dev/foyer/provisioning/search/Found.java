package dev.foyer.provisioning.search;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.order.Order;
import java.util.List;

/**
 * A customer that was found, or whose orders were.
 *
 * @param orders those that were found; empty for who was found by name, address or number alone
 */
public record Found(Customer customer, List<Order> orders) {}
