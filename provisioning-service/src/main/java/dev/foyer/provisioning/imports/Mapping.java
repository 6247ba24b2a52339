package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.field.NotAllowedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which columns of another system's file give which fields.
 *
 * @param columns for each field the names of columns that give it, the first that is there counts
 * @param ignored columns that give none, whatever their name
 * @param only whether columns that are not named here give nothing
 * @param strict whether every column that is named must be there
 */
record Mapping(Map<String, List<String>> columns, List<String> ignored, boolean only, boolean strict) {

    /** Every column by its name. */
    static final Mapping NONE = new Mapping(Map.of(), List.of(), false, false);

    /** As somebody wrote it: the field of each column, null for none. */
    static Mapping ofColumns(Map<String, String> fields) {
        Map<String, List<String>> columns = new HashMap<>();
        fields.forEach((column, field) -> {
            if (!field.isEmpty()) {
                columns.merge(field, List.of(column), (a, b) -> Stream.concat(a.stream(), b.stream())
                        .toList());
            }
        });
        List<String> ignored = fields.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        return new Mapping(columns, ignored, false, true);
    }

    /**
     * The field of each column that is named, by the column's place; empty for one that gives none.
     *
     * @throws NotAllowedException when the mapping names a field or a column that is not there
     */
    Map<Integer, String> choose(ImportKind kind, List<String> header) throws NotAllowedException {
        Map<Integer, String> chosen = new HashMap<>();
        for (Map.Entry<String, List<String>> entry : columns.entrySet()) {
            if (kind.named(entry.getKey()).isEmpty()) {
                throw new NotAllowedException("names the field " + entry.getKey() + ", which " + kind.code()
                        + " do not have; they have "
                        + String.join(
                                ", ",
                                kind.fields().stream().map(ImportField::name).toList()));
            }
            for (String column : entry.getValue()) {
                int place = place(header, column);
                if (place < 0 && strict) {
                    throw new NotAllowedException("names the column \"" + column + "\", which the file does not have");
                }
                if (place >= 0) {
                    chosen.put(place, entry.getKey());
                    if (!strict) {
                        break;
                    }
                }
            }
        }
        for (String column : ignored) {
            int place = place(header, column);
            if (place >= 0) {
                chosen.put(place, "");
            }
        }
        return chosen;
    }

    private static int place(List<String> header, String column) {
        String plain = ColumnPlan.plain(column);
        return IntStream.range(0, header.size())
                .filter(i -> ColumnPlan.plain(header.get(i)).equals(plain))
                .findFirst()
                .orElse(-1);
    }
}
