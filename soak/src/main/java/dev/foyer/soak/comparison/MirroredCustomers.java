package dev.foyer.soak.comparison;

import dev.foyer.soak.comparison.Difference.Kind;
import dev.foyer.soak.comparison.KeycloakUsers.User;
import dev.foyer.soak.comparison.RegistryCustomers.Customer;
import dev.foyer.soak.known.Known;
import dev.foyer.soak.known.Profile.Field;
import java.sql.Connection;
import java.sql.SQLException;

/** Every user who is a customer has one in the registry, equal in every field that Keycloak owns, and nobody else has. */
record MirroredCustomers(Known known) implements Check {

    @Override
    public void run(Connection keycloak, Connection registry, Differences differences) throws SQLException {
        Parked parked = Parked.read(registry);
        parked.wrongly()
                .forEach((user, reason) -> differences.add(Kind.LOST, "user " + user + " is parked: " + reason));
        Merge<User, Customer> merge = new Merge<>(
                User::id,
                Customer::userId,
                (user, customer) -> compare(user, customer, parked, differences),
                user -> differences.add(Kind.LOST, "user " + user.id() + " has no customer"),
                customer -> differences.add(
                        Kind.LOST, "a customer has user " + customer.userId() + ", whom Keycloak has no more"));
        try (Rows<User> users = KeycloakUsers.read(keycloak);
                Rows<Customer> customers = RegistryCustomers.read(registry)) {
            merge.walk(users, customers);
        }
    }

    private void compare(User user, Customer customer, Parked parked, Differences differences) {
        boolean addressTaken = parked.rightly(user.id());
        for (Field field : MirrorRules.differences(user.profile(), customer, addressTaken)) {
            String registry = customer.profile().get(field);
            boolean stale = known.user(user.id())
                    .filter(found -> found.had(field, registry))
                    .isPresent();
            differences.add(
                    stale ? Kind.LOST : Kind.WRONG,
                    "user %s: %s is %s in Keycloak and %s in the registry"
                            .formatted(user.id(), field, user.profile().get(field), registry));
        }
        if (MirrorRules.namesBusiness(user.profile()) && !customer.businessNameRead() && !addressTaken) {
            differences.add(Kind.LOST, "user " + user.id() + ": the business name was never read");
        }
    }
}
