package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.field.NotAllowedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which field each column of a file gives.
 *
 * @param header the columns as the file names them
 * @param fields the field's name for each column, empty for none
 * @param unknown columns that give none, though nobody said that they should not
 */
record ColumnPlan(List<String> header, List<String> fields, List<String> unknown) {

    /** What our own list of errors adds to a file, which is taken back once it is corrected. */
    static final List<String> OF_ERRORS = List.of("row", "column", "code", "message");

    /**
     * Finds the field of each column: by the mapping, else by the column's name, else by another name for the field.
     *
     * @throws NotAllowedException when two columns give the same field, none gives one that a record is found by, or the mapping names
     *     what is not there
     */
    static ColumnPlan of(ImportKind kind, List<String> header, Mapping mapping) throws NotAllowedException {
        Map<Integer, String> chosen = new HashMap<>(mapping.choose(kind, header));
        if (!mapping.only()) {
            byName(kind, header, chosen);
        }
        List<String> fields = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        boolean ofErrors = Set.copyOf(header).containsAll(OF_ERRORS);
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            fields.add(chosen.getOrDefault(i, ""));
            boolean ours = ofErrors && OF_ERRORS.contains(column);
            if (!chosen.containsKey(i) && !ours && !column.isEmpty()) {
                unknown.add(column);
            }
        }
        check(kind, header, fields);
        return new ColumnPlan(List.copyOf(header), fields, unknown);
    }

    private static void byName(ImportKind kind, List<String> header, Map<Integer, String> chosen) {
        for (boolean exact : new boolean[] {true, false}) {
            Set<String> before = Set.copyOf(chosen.values());
            for (int i = 0; i < header.size(); i++) {
                Optional<ImportField> field = named(kind, header.get(i), exact);
                // What is there by its own name, or by the mapping, is not looked for under another one.
                if (!chosen.containsKey(i)
                        && field.isPresent()
                        && (exact || !before.contains(field.get().name()))) {
                    chosen.put(i, field.get().name());
                }
            }
        }
    }

    private static Optional<ImportField> named(ImportKind kind, String column, boolean exact) {
        String plain = plain(column);
        return kind.fields().stream()
                .filter(field -> exact
                        ? plain(field.name()).equals(plain)
                        : field.aliases().contains(plain))
                .findFirst();
    }

    private static void check(ImportKind kind, List<String> header, List<String> fields) throws NotAllowedException {
        Map<String, String> first = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            String other = field.isEmpty() ? null : first.put(field, header.get(i));
            if (other != null) {
                throw new NotAllowedException("has two columns for " + field + ": \"" + other + "\" and \""
                        + header.get(i) + "\"; say in the mapping which one counts");
            }
        }
        if (ImportKind.KEYS.stream().noneMatch(fields::contains)) {
            throw new NotAllowedException("has no column by which " + kind.code() + " are found: one of "
                    + String.join(", ", ImportKind.KEYS) + " must be there, or named in the mapping");
        }
    }

    /** Without case, blanks and punctuation. */
    static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
