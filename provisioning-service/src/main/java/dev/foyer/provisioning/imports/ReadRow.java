package dev.foyer.provisioning.imports;

import java.util.List;
import java.util.Map;

/**
 * What a row says.
 *
 * @param values by the column of the table of rows: text, which is empty to clear, or a list of words; what is blank is missing
 * @param mistakes what may not be so; a row with any is not written
 */
record ReadRow(Map<String, Object> values, List<Mistake> mistakes) {

    /**
     * What is wrong with a field.
     *
     * @param field the field's name, or the column's where it gives none
     * @param code stable, for programs
     * @param message for people
     */
    record Mistake(String field, String code, String message) {}
}
