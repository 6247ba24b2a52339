package dev.foyer.soak.comparison;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of a query, read as they are asked for and never all at once. */
final class Rows<T> implements Iterator<T>, AutoCloseable {

    private static final int AT_ONCE = 1000;

    /** Reads the row that the result stands on. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final PreparedStatement statement;
    private final ResultSet result;
    private final Reader<T> reader;
    private boolean more;

    /** @param connection without autocommit, else the driver reads everything at once */
    Rows(Connection connection, String sql, Reader<T> reader) throws SQLException {
        this.statement = connection.prepareStatement(sql);
        this.statement.setFetchSize(AT_ONCE);
        this.result = statement.executeQuery();
        this.reader = reader;
        this.more = result.next();
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public T next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        try {
            T row = reader.read(result);
            more = result.next();
            return row;
        } catch (SQLException e) {
            throw new IllegalStateException("The database stopped answering while it was compared.", e);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
