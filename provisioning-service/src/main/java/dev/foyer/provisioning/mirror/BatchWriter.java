package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Writes one batch in one transaction, all of it or nothing. */
final class BatchWriter {

    // Whoever is frozen while sending keeps the locks, the lease's among them: to the server that is not idle, and the
    // limit for idle transactions does not count. Servers before 17 know no other.
    private static final String BOUND = """
            SELECT set_config('transaction_timeout', '60s', true) WHERE current_setting('server_version_num')::int >= 170000
            """;

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
                bound(connection);
                Leases.confirm(connection, lease);
                BatchStatements statements = BatchStatements.of(connection, batch);
                apply(statements, batch, approval);
                List<Remainder> remainders = Remainder.of(statements, batch);
                settle(statements, batch, remainders);
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

    private static void bound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BOUND);
        }
    }

    // As few round trips as can be: each waits for the processor on both sides, and every customer for all of them.
    private static void apply(BatchStatements statements, Batch batch, CompanyApproval approval) throws SQLException {
        if (batch.hasGone()) {
            statements.run(
                    RequestSql.LOCK_COMPANIES,
                    RequestSql.LOCK_CUSTOMERS,
                    RequestSql.WITHDRAW,
                    BatchSql.LEAVE_WITHOUT_LOGIN,
                    BatchSql.REMOVE);
        }
        List<String> sql = new ArrayList<>();
        boolean businessNames = false;
        if (batch.hasUsers()) {
            BatchStatements.Ahead ahead = statements.ahead();
            businessNames = batch.hasVerifiedBusiness() && ahead.businessNames();
            if (businessNames) {
                sql.add(CompanySql.LOCK);
            }
            if (ahead.byId()) {
                sql.add(BatchSql.LINK_BY_ID);
            }
            if (ahead.byAddress() && !batch.emailTaken()) {
                sql.addAll(List.of(
                        AdoptionSql.LOCK_COMPANIES,
                        AdoptionSql.LOCK_CUSTOMERS,
                        AdoptionSql.KEEP_ALIASES,
                        AdoptionSql.END_MEMBERSHIPS,
                        AdoptionSql.FORGET_ADDRESSES,
                        AdoptionSql.WITHDRAW_CONSENTS));
                if (batch.hasAnswers()) {
                    sql.add(AdoptionSql.GIVE_WAY);
                }
                sql.addAll(MergeSql.ALONG);
                sql.add(AdoptionSql.REMOVE_FORMER_ROWS);
                sql.add(AdoptionSql.ADOPT);
            }
            sql.add(
                    approval == CompanyApproval.STAFF && batch.hasVerifiedBusiness()
                            ? BatchSql.UPSERT_BEFORE_APPROVAL
                            : BatchSql.UPSERT);
        }
        if (batch.hasConsents()) {
            sql.add(ConsentSql.ADD);
        }
        if (batch.hasAnswers()) {
            sql.add(AnswerSql.READ);
        }
        if (businessNames) {
            sql.addAll(BusinessNames.statements(approval));
        }
        if (batch.hasUsers()) {
            sql.add(BatchSql.WANT_LOST_ATTRIBUTES);
            sql.add(BatchSql.ERASE_AGAIN);
        }
        if (!Remainder.canBe(batch)) {
            sql.add(BatchSql.UNPARK);
        }
        statements.run(sql.toArray(String[]::new));
    }

    private void settle(BatchStatements statements, Batch batch, List<Remainder> remainders) throws SQLException {
        for (Remainder remainder : remainders) {
            parked.park(statements.connection(), remainder.change(), remainder.refusal());
        }
        List<Change> whole = batch.of(
                remainders.stream()
                        .map(remainder -> remainder.change().userId())
                        .toList(),
                false);
        if (Remainder.canBe(batch) && !whole.isEmpty()) {
            statements.runFor(whole, BatchSql.UNPARK_THESE);
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
