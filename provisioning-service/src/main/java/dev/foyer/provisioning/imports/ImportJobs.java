package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.imports.ImportJob.Column;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The imports that were started: how they are doing. */
@ApplicationScoped
class ImportJobs {

    private static final String JOBS = """
            SELECT j.*, p.rows_read, p.rows_written FROM import_job j JOIN import_progress p ON p.job_id = j.id WHERE\s""";

    private static final String CANCEL = """
            UPDATE import_progress p SET cancelled_by = ?
            FROM import_job j WHERE j.id = p.job_id AND j.id = ? AND j.state IN ('queued', 'running') AND p.cancelled_by IS NULL
            """;

    private final Registry registry;
    private final WriteTransaction transaction;

    ImportJobs(Registry registry, WriteTransaction transaction) {
        this.registry = registry;
        this.transaction = transaction;
    }

    /** One page, newest first. */
    Page<ImportJob> page(PageRequest request) {
        Condition condition = request.condition("j");
        List<ImportJob> rows = registry.list(
                JOBS + condition.sql() + PageRequest.newestFirst("j") + "LIMIT " + request.fetchSize(),
                condition.parameters(),
                ImportJobs::job);
        return Page.of(rows, request, job -> new Cursor(job.createdAt(), job.id()));
    }

    /**
     * The import with this id.
     *
     * @throws ProblemException when there is none
     */
    ImportJob get(String id) {
        return registry.first(JOBS + "j.id = ?", List.of(id), ImportJobs::job)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no import with this id"));
    }

    /**
     * Lets the import stop soon; rows that are written stay. One that has ended is left alone.
     *
     * @throws ProblemException when there is none with this id
     */
    ImportJob cancel(String id) {
        return transaction.run(null, () -> {
            registry.write(CANCEL, List.of(transaction.actor().text(), id));
            return get(id);
        });
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        List<String> header = Columns.texts(row, "header");
        List<String> fields = Columns.texts(row, "fields");
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            columns.add(new Column(header.get(i), fields.get(i).isEmpty() ? null : fields.get(i)));
        }
        long rows = row.getLong("row_count");
        return new ImportJob(
                row.getString("id"),
                row.getString("kind"),
                row.getString("mode"),
                row.getBoolean("dry_run"),
                row.getString("state"),
                row.getString("file_name"),
                rows,
                Math.max(rows, row.getLong("rows_read")),
                Math.max(row.getLong("done_to"), row.getLong("rows_written")),
                row.getLong("created_count"),
                row.getLong("updated_count"),
                row.getLong("skipped_count"),
                row.getLong("error_count"),
                row.getString("warnings"),
                columns,
                Columns.texts(row, "unknown_columns"),
                row.getString("failure"),
                row.getString("created_by"),
                Columns.requiredInstant(row, "created_at"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "finished_at"));
    }
}
