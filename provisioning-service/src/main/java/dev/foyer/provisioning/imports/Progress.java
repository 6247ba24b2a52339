package dev.foyer.provisioning.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How far the job at hand is, seen by everybody at once, and whether somebody wants it to stop. Used by one thread. */
final class Progress {

    private static final String READ = """
            UPDATE import_progress SET rows_read = ?, rows_written = ? WHERE job_id = ? RETURNING cancelled_by IS NOT NULL
            """;

    private final DataSource dataSource;
    private final String job;

    Progress(DataSource dataSource, String job) {
        this.dataSource = dataSource;
        this.job = job;
    }

    /**
     * Tells how far it is.
     *
     * @throws CancelledException when it shall stop
     */
    void tell(long read, long written) throws SQLException, CancelledException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setLong(1, read);
            statement.setLong(2, written);
            statement.setString(3, job);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    throw new CancelledException();
                }
            }
        }
    }

    /** Somebody wants the job to stop. */
    static final class CancelledException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
