package dev.foyer.provisioning.security;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of the roles in an access token count. Realm roles and client roles have names of their own in Keycloak, so the
 * two claims are read apart: a realm role {@code manage} of some shop opens nothing here, nor does a client role
 * {@code foyer-admin}. Whoever has none of them and an account of their own is a customer; guests have no account.
 */
final class TokenRoles {

    private static final String CLIENT = "foyer-api";
    private static final Set<String> OF_THE_REALM = Set.of(Roles.VIEWER, Roles.AGENT, Roles.ADMIN);
    private static final Set<String> OF_THE_CLIENT = Set.of(Roles.MANAGE, Roles.CHECKOUT);
    private static final Set<String> ACCOUNTS = Set.of("business", "personal");

    private TokenRoles() {}

    /**
     * The roles of {@link Roles} that the claims give. What has another form than Keycloak's gives none.
     *
     * @param claim the value of a claim by its name, as maps and lists, which JSON-P objects and arrays are too
     * @param clients those that may act for customers; every one when it is empty
     */
    static Set<String> of(Function<String, @Nullable Object> claim, Set<String> clients) {
        Set<String> roles = new HashSet<>();
        add(roles, claim.apply("realm_access"), OF_THE_REALM);
        add(roles, member(claim.apply("resource_access"), CLIENT), OF_THE_CLIENT);
        boolean trusted = clients.isEmpty() || clients.contains(text(claim.apply("azp")));
        if (roles.isEmpty() && trusted && ACCOUNTS.contains(text(claim.apply("account_type")))) {
            roles.add(Roles.CUSTOMER);
        }
        return roles;
    }

    private static void add(Set<String> roles, @Nullable Object access, Set<String> known) {
        if (member(access, "roles") instanceof Collection<?> names) {
            for (Object name : names) {
                String text = text(name);
                if (known.contains(text)) {
                    roles.add(text);
                }
            }
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof JsonString json ? json.getString() : String.valueOf(value);
    }

    private static @Nullable Object member(@Nullable Object claim, String name) {
        return claim instanceof Map<?, ?> members ? members.get(name) : null;
    }
}
