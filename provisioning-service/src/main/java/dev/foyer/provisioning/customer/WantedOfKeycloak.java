package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The column {@code wanted}: values of Keycloak's own fields that it is to get. What is wanted already stays wanted. */
final class WantedOfKeycloak {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WantedOfKeycloak() {}

    /** Whether this value is wanted for the field. */
    static boolean isWanted(@Nullable String wanted, String field, boolean value) {
        return wanted != null && JSON.valueToTree(value).equals(read(wanted).get(field));
    }

    /**
     * The column with one more wish, the newest for its field.
     *
     * @param wanted the column before; null when nothing was wanted
     * @param value text, a truth value, or null to clear the field
     */
    static String with(@Nullable String wanted, String field, @Nullable Object value) {
        try {
            ObjectNode wishes = wanted == null ? JSON.createObjectNode() : read(wanted);
            wishes.set(field, JSON.valueToTree(value));
            return JSON.writeValueAsString(wishes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Wishes can be written as JSON", e);
        }
    }

    /** The column without a wish for this field; null when nothing else is wanted. */
    static @Nullable String without(@Nullable String wanted, String field) {
        if (wanted == null) {
            return null;
        }
        ObjectNode wishes = read(wanted);
        wishes.remove(field);
        return wishes.isEmpty() ? null : wishes.toString();
    }

    private static ObjectNode read(String wanted) {
        try {
            return (ObjectNode) JSON.readTree(wanted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("customer.wanted is not JSON, though its column is", e);
        }
    }
}
