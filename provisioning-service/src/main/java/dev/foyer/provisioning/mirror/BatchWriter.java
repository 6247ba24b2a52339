package dev.foyer.provisioning.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes one batch in one transaction, all of it or nothing. */
final class BatchWriter {

    private final DataSource dataSource;

    BatchWriter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Applies the batch and commits. Repeating it changes nothing.
     *
     * @throws LeaseLostException when the lease is not valid any more; nothing is written then
     * @throws SQLException when the database refuses or does not answer; nothing is written then
     */
    void write(Lease lease, Batch batch, CompanyApproval approval) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Leases.confirm(connection, lease);
                apply(new Statements(connection, batch.json()), batch, approval);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                restore(connection);
            }
        }
    }

    private static void apply(Statements statements, Batch batch, CompanyApproval approval) throws SQLException {
        if (batch.hasGone()) {
            statements.run(BatchSql.LEAVE_WITHOUT_LOGIN);
            statements.run(BatchSql.REMOVE);
        }
        if (batch.hasUsers()) {
            statements.run(BatchSql.LINK_BY_ID);
            if (batch.hasVerified()) {
                statements.run(BatchSql.REMOVE_STUBS);
                statements.run(BatchSql.KEEP_ALIASES);
                statements.run(BatchSql.ADOPT);
            }
            statements.run(BatchSql.UPSERT);
        }
        if (approval == CompanyApproval.AUTOMATIC && batch.hasVerifiedBusiness()) {
            statements.run(BatchSql.CREATE_COMPANIES);
            statements.run(BatchSql.JOIN_COMPANIES);
            statements.run(BatchSql.MARK_READ);
        }
        statements.run(BatchSql.UNPARK);
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void restore(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }

    private record Statements(Connection connection, String batch) {

        void run(String sql) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, batch);
                statement.executeUpdate();
            }
        }
    }
}
