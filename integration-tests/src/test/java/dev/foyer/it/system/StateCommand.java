package dev.foyer.it.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command that tells how a user is to be, as it is on the wire. */
public final class StateCommand {

    private StateCommand() {}

    /** Only what tokens tell of the lifecycle. */
    public static Map<String, Object> status(String userId, long version, String status) {
        return state(userId, version, Map.of("customer_status", List.of(status)), Map.of(), null);
    }

    /** Null leaves {@code enabled} alone. */
    public static Map<String, Object> state(
            String userId,
            long version,
            Map<String, List<String>> attributes,
            Map<String, Object> profile,
            Boolean enabled) {
        Map<String, Object> state = new HashMap<>();
        state.put("version", version);
        state.put("attributes", attributes);
        state.put("profile", profile);
        state.put("enabled", enabled);
        return Map.of("userId", userId, "state", state);
    }
}
