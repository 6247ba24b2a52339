package dev.foyer.provisioning.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.keycloak.UserCommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Keycloak is to have of one user, as the view {@code user_identity} says.
 *
 * @param companies a JSON object for each membership in an active company
 * @param mfaPolicy the strictest of those companies; null where none wants a second factor
 * @param mfaRequiredFrom from when on it is required; null: at once
 * @param wanted Keycloak's own fields that staff have changed; null when there are none
 */
record WantedState(
        IdentityCommand command,
        String customerId,
        @Nullable String customerNumber,
        String customerStatus,
        List<String> companies,
        @Nullable String mfaPolicy,
        @Nullable String mfaRequiredFrom,
        @Nullable JsonNode wanted) {

    private static final List<String> PROFILE = List.of("firstName", "lastName", "language");

    /** Whether something of Keycloak's own is to be changed, which the mirror brings back afterwards. */
    boolean hasWishes() {
        return wanted != null;
    }

    UserCommand toCommand() {
        Map<String, List<String>> attributes = Map.of(
                "customer_id",
                List.of(customerId),
                "customer_number",
                values(customerNumber),
                "customer_status",
                List.of(customerStatus),
                "companies",
                companies,
                "mfa_policy",
                values(mfaPolicy),
                "mfa_required_from",
                values(mfaRequiredFrom));
        return UserCommand.state(
                command.userId(), new UserCommand.State(command.version(), attributes, profile(), enabled()));
    }

    private static List<String> values(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    /** The keys of {@code customer.wanted} among the names of a command's fields. */
    static List<String> wishes(List<String> fields) {
        return fields.stream()
                .map(field -> field.equals("enabled") ? "active" : field)
                .toList();
    }

    private @Nullable ObjectNode profile() {
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        if (wanted != null) {
            PROFILE.stream().filter(wanted::has).forEach(key -> profile.set(key, wanted.get(key)));
        }
        return profile.isEmpty() ? null : profile;
    }

    private @Nullable Boolean enabled() {
        return wanted == null || !wanted.has("active")
                ? null
                : wanted.get("active").asBoolean();
    }
}
