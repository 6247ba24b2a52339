package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.imports.Progress.CancelledException;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes rows that have been matched, a range at a time; of a dry run only counts what would come of it. */
final class WriteStep {

    /** Rows of a range. */
    private static final long RANGE = 5_000;

    private final Connection connection;
    private final RunningJob job;
    private final Progress progress;
    private long created;
    private long updated;
    private long skipped;

    WriteStep(Connection connection, RunningJob job, Progress progress) {
        this.connection = connection;
        this.job = job;
        this.progress = progress;
    }

    /**
     * The next range, or all of them where it is all or nothing, within the transaction at hand.
     *
     * @return up to which row it is done
     */
    long run() throws SQLException, CancelledException {
        long from = job.doneTo();
        new JobSql(connection, job.id(), 0, 0).run(WriteSql.TOUCHED);
        do {
            long to = Math.min(from + RANGE, job.lastRow());
            range(new JobSql(connection, job.id(), from, to));
            from = to;
            progress.tell(job.rows(), from);
        } while (job.allOrNothing() && from < job.lastRow());
        return from;
    }

    long created() {
        return created;
    }

    long updated() {
        return updated;
    }

    long skipped() {
        return skipped;
    }

    private void range(JobSql rows) throws SQLException {
        rows.run(WriteSql.FORGET_TOUCHED);
        if (!job.dryRun()) {
            rows.run(WriteSql.locks(job.kind()));
        }
        rows.run(WriteSql.touch(job.kind()));
        long[] counts = rows.numbers(WriteSql.COUNT.formatted(job.kind().table()));
        created += counts[0];
        updated += counts[1];
        skipped += counts[2] - counts[1] - counts[0];
        if (!job.dryRun()) {
            rows.run(WriteSql.writes(job.kind()));
        }
    }
}
