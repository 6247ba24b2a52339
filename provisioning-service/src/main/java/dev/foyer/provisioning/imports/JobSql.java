package dev.foyer.provisioning.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements about a range of the rows of one job. In their text {@code :job} stands for the job, {@code :from} for the last row
 * before the range and {@code :to} for the last row of it, any number of times.
 *
 * @param connection with the job's transaction
 */
record JobSql(Connection connection, String job, long from, long to) {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(job|from|to)\\b");

    /** Runs a statement that writes, or a query for its effect. */
    void run(String sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            statement.execute();
        }
    }

    /** Runs several, in their order. */
    void run(List<String> statements) throws SQLException {
        for (String statement : statements) {
            run(statement);
        }
    }

    /** The numbers in the first row of a query. */
    long[] numbers(String sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long[] numbers = new long[row.getMetaData().getColumnCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.getLong(i + 1);
            }
            return numbers;
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(PARAMETER.matcher(sql).replaceAll("?"));
        Matcher parameters = PARAMETER.matcher(sql);
        for (int i = 1; parameters.find(); i++) {
            switch (parameters.group(1)) {
                case "job" -> statement.setString(i, job);
                case "from" -> statement.setLong(i, from);
                default -> statement.setLong(i, to);
            }
        }
        return statement;
    }
}
