package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Writes one batch in one transaction, all of it or nothing. */
final class BatchWriter {

    private final DataSource dataSource;
    private final ParkedUsers parked;

    BatchWriter(DataSource dataSource, ParkedUsers parked) {
        this.dataSource = dataSource;
        this.parked = parked;
    }

    /**
     * Applies the batch and commits. Repeating it changes nothing.
     *
     * @return the changes that could not be applied wholly
     * @throws LeaseLostException when another process has taken over; nothing is written then
     * @throws SQLException when the database refuses or does not answer; nothing is written then
     */
    List<Remainder> write(Lease lease, Batch batch, CompanyApproval approval) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Leases.confirm(connection, lease);
                actAsKeycloak(connection);
                BatchStatements statements = new BatchStatements(connection, batch.json());
                apply(statements, batch, approval);
                List<Remainder> remainders = Remainder.of(statements, batch, approval);
                settle(connection, batch, remainders);
                connection.commit();
                return remainders;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                restore(connection);
            }
        }
    }

    /** Whatever this transaction writes is Keycloak's doing; the audit says so. */
    private static void actAsKeycloak(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('foyer.actor', 'keycloak', true)");
        }
    }

    private static void apply(BatchStatements statements, Batch batch, CompanyApproval approval) throws SQLException {
        if (batch.hasGone()) {
            statements.run(BatchSql.LEAVE_WITHOUT_LOGIN);
            statements.run(BatchSql.REMOVE);
        }
        if (batch.hasUsers()) {
            BatchStatements.Unlinked unlinked = statements.unlinked();
            if (unlinked.byId()) {
                statements.run(BatchSql.LINK_BY_ID);
            }
            if (unlinked.byAddress() && !batch.emailTaken()) {
                statements.run(AdoptionSql.REMOVE_STUBS);
                statements.run(AdoptionSql.KEEP_ALIASES);
                statements.run(AdoptionSql.END_MEMBERSHIPS);
                statements.run(AdoptionSql.ADOPT);
            }
            statements.run(BatchSql.UPSERT);
        }
        if (approval == CompanyApproval.AUTOMATIC && batch.hasVerifiedBusiness()) {
            statements.run(CompanySql.CREATE_COMPANIES);
            statements.run(CompanySql.JOIN_COMPANIES);
            statements.run(CompanySql.MARK_READ);
        }
        if (batch.hasUsers()) {
            statements.run(BatchSql.WANT_LOST_ATTRIBUTES);
        }
    }

    private void settle(Connection connection, Batch batch, List<Remainder> remainders) throws SQLException {
        for (Remainder remainder : remainders) {
            parked.park(connection, remainder.change(), remainder.refusal());
        }
        List<Change> whole = batch.of(
                remainders.stream()
                        .map(remainder -> remainder.change().userId())
                        .toList(),
                false);
        if (!whole.isEmpty()) {
            new BatchStatements(connection, new Batch(whole).json()).run(BatchSql.UNPARK);
        }
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
}
