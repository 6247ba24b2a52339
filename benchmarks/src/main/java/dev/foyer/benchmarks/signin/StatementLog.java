package dev.foyer.benchmarks.signin;

import dev.foyer.devstack.postgres.PostgreSql;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The statements that reach one database, read from PostgreSQL's own log, which has each before it is run. While it is open,
 * the server logs all of them.
 */
final class StatementLog implements AutoCloseable {

    private final PostgreSql server;
    private final Path log;
    private final Pattern statement;

    private StatementLog(PostgreSql server, Path log, String database) {
        this.server = server;
        this.log = log;
        this.statement = Pattern.compile("(?m)^" + database + " LOG:  (?:statement|execute [^:]*): (.*)$");
    }

    static StatementLog of(PostgreSql server, Path log, String database) throws SQLException {
        StatementLog opened = new StatementLog(server, log, database);
        opened.set("ALTER SYSTEM SET log_statement = 'all'", "ALTER SYSTEM SET log_line_prefix = '%d '");
        return opened;
    }

    /** The first line of each statement that came meanwhile, transactions' beginnings and ends among them. */
    List<String> during(Runnable what) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long begin = file.length();
            what.run();
            byte[] added = new byte[Math.toIntExact(file.length() - begin)];
            file.seek(begin);
            file.readFully(added);
            return statement
                    .matcher(new String(added, StandardCharsets.UTF_8))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        set("ALTER SYSTEM RESET log_statement", "ALTER SYSTEM RESET log_line_prefix");
    }

    private void set(String... settings) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement change = connection.createStatement()) {
            for (String setting : settings) {
                change.execute(setting);
            }
            change.execute("SELECT pg_reload_conf()");
        }
    }
}
