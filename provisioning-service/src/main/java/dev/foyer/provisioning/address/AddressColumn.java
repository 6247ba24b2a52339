package dev.foyer.provisioning.address;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** An address in a column of JSON, where what is unknown is left out. An address of nothing is null. */
public final class AddressColumn {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AddressColumn() {}

    /** The address that the column holds; null when it is. */
    public static @Nullable Address read(@Nullable String column) {
        try {
            return column == null ? null : JSON.readValue(column, Address.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An address in the registry is not one that was written there", e);
        }
    }

    /** What the column is to hold. */
    public static @Nullable String write(Address address) {
        ObjectNode parts = JSON.valueToTree(address);
        parts.removeIf(JsonNode::isNull);
        return parts.isEmpty() ? null : parts.toString();
    }
}
