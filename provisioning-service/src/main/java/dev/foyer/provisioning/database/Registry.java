package dev.foyer.provisioning.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The registry's database. Thread-safe; every call takes a connection of the pool for its own time, within a transaction
 * that of the transaction.
 */
@ApplicationScoped
public class Registry {

    /** Makes a value of the row that the result stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the row that the result stands on. */
    @FunctionalInterface
    public interface RowConsumer {
        void take(ResultSet row) throws SQLException, IOException;
    }

    private static final int FETCHED = 500;

    private static final String ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final DataSource dataSource;

    public Registry(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * All rows of a query.
     *
     * @param parameters for the question marks; a collection becomes an array of text, an instant a timestamp
     * @throws RegistryException when the database refuses or does not answer
     */
    public <T> List<T> list(String sql, List<?> parameters, RowReader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        } catch (SQLException e) {
            throw new RegistryException(e);
        }
    }

    /**
     * Hands on each row of a query, however many, a few of which are held at a time. Takes a connection of its own until the last one; not
     * within a transaction.
     *
     * @throws IOException when the consumer does
     * @throws RegistryException when the database refuses or does not answer
     */
    public void each(String sql, List<?> parameters, RowConsumer consumer) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            // Only within a transaction are rows fetched some at a time.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCHED);
                bind(statement, parameters);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        consumer.take(rows);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new RegistryException(e);
        }
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> first(String sql, List<?> parameters, RowReader<T> reader) {
        return list(sql, parameters, reader).stream().findFirst();
    }

    /**
     * Several reads that belong together, all of the same moment: what others write between them is not seen. Within a
     * transaction they see what it has written, like any other statement of it.
     *
     * @throws RegistryException when the database refuses or does not answer
     */
    public <T> T ofOneMoment(Supplier<T> reads) {
        if (QuarkusTransaction.isActive()) {
            return reads.get();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            write(ONE_MOMENT, List.of());
            return reads.get();
        });
    }

    /**
     * Runs a statement that writes.
     *
     * @param parameters as for {@link #list}
     * @return how many rows it wrote
     * @throws RegistryException when the database refuses or does not answer
     */
    public int write(String sql, List<?> parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new RegistryException(e);
        }
    }

    private static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        int index = 0;
        for (Object value : parameters) {
            index++;
            if (value instanceof Collection<?> values) {
                statement.setArray(index, statement.getConnection().createArrayOf("text", values.toArray()));
            } else if (value instanceof Instant instant) {
                statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            } else {
                statement.setObject(index, value);
            }
        }
    }
}
