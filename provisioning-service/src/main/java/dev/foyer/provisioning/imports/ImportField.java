package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.field.TextRule;
import java.util.List;

/**
 * A field that a column of a file may give.
 *
 * @param name as the API calls it, and a column of a file that needs no mapping
 * @param column of the table of rows
 * @param rule what a cell may be
 * @param form what the column holds
 * @param aliases other names of columns for it, in small letters and digits only
 */
record ImportField(String name, String column, TextRule rule, Form form, List<String> aliases) {

    /** What a column holds. */
    enum Form {
        /** One of the values by which a record is found; it is not written. */
        KEY,
        /** Text that may be cleared. */
        TEXT,
        /** Text that is always there. */
        KEPT,
        /** Words with commas between them. */
        WORDS,
        /** First and last name in one, the last word being the last name. */
        FULL_NAME
    }

    static ImportField field(String name, String column, TextRule rule, Form form, String... aliases) {
        return new ImportField(name, column, rule, form, List.of(aliases));
    }

    boolean isWords() {
        return form == Form.WORDS;
    }
}
