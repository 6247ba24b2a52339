package dev.foyer.provisioning.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.provisioning.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code audit}. Columns become fields as the API names them. */
final class AuditRow {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> COLUMNS = new TypeReference<>() {};
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

    private static @Nullable Map<String, Object> fields(@Nullable String columns) {
        if (columns == null) {
            return null;
        }
        try {
            Map<String, Object> fields = new LinkedHashMap<>();
            JSON.readValue(columns, COLUMNS).forEach((column, value) -> fields.put(camelCase(column), value));
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit entry is not JSON, though its column is", e);
        }
    }

    private static String camelCase(String column) {
        return UNDERSCORE.matcher(column).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
