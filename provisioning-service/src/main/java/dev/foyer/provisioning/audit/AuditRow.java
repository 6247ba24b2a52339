package dev.foyer.provisioning.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code audit}. Columns become fields as the API names them. */
final class AuditRow {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private AuditRow() {}

    static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Columns.requiredInstant(row, "at"),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("action"),
                row.getString("entity"),
                row.getString("entity_id"),
                row.getString("related_id"),
                fields(row.getString("before")),
                fields(row.getString("after")));
    }

    private static @Nullable JsonNode fields(@Nullable String columns) {
        if (columns == null) {
            return null;
        }
        try {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            for (var column : JSON.readTree(columns).properties()) {
                fields.set(camelCase(column.getKey()), column.getValue());
            }
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit entry is not JSON, though its column is", e);
        }
    }

    private static String camelCase(String column) {
        return UNDERSCORE.matcher(column).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
