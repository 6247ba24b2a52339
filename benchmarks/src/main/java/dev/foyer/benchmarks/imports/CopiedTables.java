package dev.foyer.benchmarks.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The same rows into tables with the same columns, constraints and indexes, by COPY, in one transaction. */
final class CopiedTables {

    private static final List<String> TABLES = List.of("company", "customer", "membership");

    private final Connection registry;
    private final Path directory;

    CopiedTables(Connection registry, Path directory) {
        this.registry = registry;
        this.directory = directory;
    }

    /** Seconds for all of it; the tables are dropped afterwards. */
    double seconds() throws SQLException, IOException {
        for (String table : TABLES) {
            try (OutputStream out = Files.newOutputStream(file(table))) {
                copies().copyOut("COPY " + table + " (" + columns(table) + ") TO STDOUT", out);
            }
            execute("CREATE TABLE copied_" + table + " (LIKE " + table + " INCLUDING ALL)");
        }
        registry.setAutoCommit(false);
        long begin = System.nanoTime();
        for (String table : TABLES) {
            try (InputStream in = Files.newInputStream(file(table))) {
                copies().copyIn("COPY copied_" + table + " (" + columns(table) + ") FROM STDIN", in);
            }
        }
        registry.commit();
        double seconds = (System.nanoTime() - begin) / 1e9;
        registry.setAutoCommit(true);
        for (String table : TABLES) {
            execute("DROP TABLE copied_" + table);
            Files.delete(file(table));
        }
        return seconds;
    }

    /** Those that are not generated. */
    private String columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = registry.createStatement();
                ResultSet rows = statement.executeQuery("SELECT column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name = '" + table
                        + "' ORDER BY ordinal_position")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return String.join(", ", columns);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = registry.createStatement()) {
            statement.execute(sql);
        }
    }

    private CopyManager copies() throws SQLException {
        return registry.unwrap(PGConnection.class).getCopyAPI();
    }

    private Path file(String table) {
        return directory.resolve(table + ".copy");
    }
}
