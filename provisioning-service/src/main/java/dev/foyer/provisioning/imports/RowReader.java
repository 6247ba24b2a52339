package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.csv.ListCell;
import dev.foyer.provisioning.csv.SpreadsheetText;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.imports.ImportField.Form;
import dev.foyer.provisioning.imports.ReadRow.Mistake;
import dev.foyer.provisioning.label.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows by the same rules that hold for one record in a request. Not thread-safe. */
final class RowReader {

    /** A cell with this clears the field; an empty one leaves it as it is. */
    static final String CLEAR = "<clear>";

    private final List<@Nullable ImportField> fields = new ArrayList<>();

    RowReader(ImportKind kind, List<String> fields) {
        for (String field : fields) {
            this.fields.add(kind.named(field).orElse(null));
        }
    }

    /** What the row says; any number of mistakes. */
    ReadRow read(List<String> cells) {
        Map<String, Object> values = new HashMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = SpreadsheetText.text(cells.get(i).strip());
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= fields.size()) {
                mistakes.add(new Mistake(
                        "",
                        "too_many_cells",
                        "the row has more cells than the header; perhaps a comma needs quotation marks"));
                break;
            }
            ImportField field = fields.get(i);
            if (field != null) {
                try {
                    read(field, cell, values);
                } catch (NotAllowedException e) {
                    mistakes.add(new Mistake(field.name(), "not_allowed", String.valueOf(e.getMessage())));
                }
            }
        }
        checkWords(values, "labels", mistakes);
        checkWords(values, "tags", mistakes);
        if (values.containsKey("role") && !values.containsKey("company")) {
            mistakes.add(new Mistake("company", "missing", "is missing: the role is one in a company"));
        }
        return new ReadRow(values, mistakes);
    }

    private static void read(ImportField field, String cell, Map<String, Object> values) throws NotAllowedException {
        if (cell.equals(CLEAR)) {
            if (field.form() != Form.TEXT) {
                throw new NotAllowedException(
                        field.isWords()
                                ? "cannot be cleared as a whole; name the words in the column " + field.name()
                                        + "ToRemove"
                                : "cannot be cleared");
            }
            values.put(field.column(), "");
        } else if (field.isWords()) {
            values.put(field.column(), words(field, cell));
        } else if (field.form() == Form.FULL_NAME) {
            fullName(field, cell, values);
        } else {
            values.put(field.column(), field.rule().read(cell));
        }
    }

    private static List<String> words(ImportField field, String cell) throws NotAllowedException {
        Set<String> seen = new LinkedHashSet<>();
        List<String> words = new ArrayList<>();
        for (String word : ListCell.words(cell)) {
            String read = field.rule().read(word);
            if (seen.add(read.toLowerCase(Locale.ROOT))) {
                words.add(read);
            }
        }
        if (words.size() > Labels.MOST) {
            throw new NotAllowedException("must be at most " + Labels.MOST + " words");
        }
        return words;
    }

    private static void fullName(ImportField field, String cell, Map<String, Object> values)
            throws NotAllowedException {
        int blank = cell.lastIndexOf(' ');
        String last = field.rule().read(cell.substring(blank + 1));
        values.putIfAbsent("last_name", last);
        if (blank > 0) {
            values.putIfAbsent("first_name", field.rule().read(cell.substring(0, blank)));
        }
    }

    /** A word that is to be there and not to be there would change each time. */
    private static void checkWords(Map<String, Object> values, String column, List<Mistake> mistakes) {
        Set<String> added = small(values.get(column));
        added.retainAll(small(values.get(column + "_removed")));
        if (!added.isEmpty()) {
            mistakes.add(new Mistake(
                    column,
                    "contradiction",
                    "names what " + column + "ToRemove names too: " + String.join(", ", added)));
        }
    }

    private static Set<String> small(@Nullable Object words) {
        return words instanceof List<?> list
                ? list.stream()
                        .map(word -> String.valueOf(word).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : new LinkedHashSet<>();
    }
}
