package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.database.TestRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What {@code decided-columns.txt} says of the registry's columns: whether what a guest said, or somebody wrote about a guest, may
 * stand in them.
 */
final class DecidedColumns {

    private static final String COLUMNS = """
            SELECT c.table_name || '.' || c.column_name
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
              AND c.data_type NOT IN ('boolean', 'smallint', 'integer', 'bigint', 'numeric', 'uuid', 'date',
                                      'timestamp with time zone', 'timestamp without time zone')
            """;

    private DecidedColumns() {}

    /** Those that this database has, without those that hold numbers, times and the like: {@code table.column}. */
    static Set<String> of(TestRegistry registry) {
        return new TreeSet<>(registry.texts(COLUMNS));
    }

    /** Those of which somebody has decided. A line {@code table_*} stands for all of such tables in this database. */
    static Set<String> all(TestRegistry registry) {
        Set<String> columns = new TreeSet<>();
        for (String line : lines()) {
            String column = line.split(" ")[1];
            if (column.endsWith("*")) {
                String beginning = column.substring(0, column.length() - 1);
                of(registry).stream().filter(one -> one.startsWith(beginning)).forEach(columns::add);
            } else {
                columns.add(column);
            }
        }
        return columns;
    }

    /** Those in which a guest may stand. */
    static Set<String> ofGuests() {
        return lines().stream()
                .filter(line -> line.startsWith("guest "))
                .map(line -> line.split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> lines() {
        try (InputStream file =
                Objects.requireNonNull(DecidedColumns.class.getResourceAsStream("decided-columns.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
