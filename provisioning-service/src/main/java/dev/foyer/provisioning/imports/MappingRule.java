package dev.foyer.provisioning.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.csv.CsvTable;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The field of each column, as a JSON object: text, or null for a column that gives none, which becomes an empty text. */
final class MappingRule implements Rule<Map<String, String>> {

    private static final int LONGEST_COLUMN = 200;

    private final ImportKind kind;

    MappingRule(ImportKind kind) {
        this.kind = kind;
    }

    @Override
    public Map<String, String> read(JsonNode value) throws NotAllowedException {
        if (!value.isObject() || value.isEmpty() || value.size() > CsvTable.MOST_COLUMNS) {
            throw new NotAllowedException("must be an object with the field of each column, for at most "
                    + CsvTable.MOST_COLUMNS + " columns");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> columns = value.fields(); columns.hasNext(); ) {
            Map.Entry<String, JsonNode> column = columns.next();
            if (column.getKey().isBlank() || column.getKey().length() > LONGEST_COLUMN) {
                throw new NotAllowedException("must name columns with 1 to " + LONGEST_COLUMN + " characters");
            }
            JsonNode field = column.getValue();
            if (!field.isNull()
                    && !(field.isTextual() && kind.named(field.textValue()).isPresent())) {
                throw new NotAllowedException("gives the column \"" + column.getKey() + "\" a field that "
                        + kind.code() + " do not have; they have "
                        + String.join(
                                ", ",
                                kind.fields().stream().map(ImportField::name).toList()));
            }
            fields.put(column.getKey(), field.isNull() ? "" : field.textValue());
        }
        return fields;
    }
}
