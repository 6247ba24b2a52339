package dev.foyer.devstack.storefront;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What roles in a company are called. */
final class RoleText {
    private static final Map<String, String> NAMES = ordered();

    private RoleText() {}

    /** A name for people; a role that this shop does not know keeps its own. */
    static String of(String role) {
        return NAMES.getOrDefault(role, role);
    }

    /** Names by role, in the order in which they are offered. */
    static Map<String, String> names() {
        return NAMES;
    }

    private static Map<String, String> ordered() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("admin", "administrator");
        names.put("buyer", "buyer");
        names.put("viewer", "viewer");
        return Collections.unmodifiableMap(names);
    }
}
