package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.csv.CsvRow;
import dev.foyer.provisioning.csv.CsvTable;
import dev.foyer.provisioning.imports.Progress.CancelledException;
import dev.foyer.provisioning.imports.ReadRow.Mistake;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the file into the table of rows, a block at a time: what is held is a piece of the file and a block of rows. */
final class ReadStep {

    private static final int BLOCK = 1 << 20;

    private static final List<String> ERROR_COLUMNS =
            List.of("job_id", "row_number", "columns", "codes", "messages", "cells", "email");

    private static final List<String> FORGET =
            List.of("DELETE FROM import_error e WHERE e.job_id = :job", "DELETE FROM %s s WHERE s.job_id = :job");

    private final Connection connection;
    private final RunningJob job;
    private final Progress progress;
    private final List<ImportField> fields;
    private final CopyBlock rows;
    private final CopyBlock errors;
    private long count;
    private long last;

    ReadStep(Connection connection, RunningJob job, Progress progress) {
        this.connection = connection;
        this.job = job;
        this.progress = progress;
        this.fields = job.kind().fields().stream()
                .filter(field -> !field.column().isEmpty())
                .toList();
        List<String> columns = new ArrayList<>(List.of("job_id", "row_number"));
        fields.forEach(field -> columns.add(field.column()));
        columns.add("cells");
        this.rows = new CopyBlock(job.kind().table(), columns);
        this.errors = new CopyBlock("import_error", ERROR_COLUMNS);
    }

    /**
     * Reads all of it, within the transaction at hand.
     *
     * @throws dev.foyer.provisioning.csv.CsvException when the file cannot be read to its end
     */
    void run() throws SQLException, CancelledException {
        JobSql sql = new JobSql(connection, job.id(), 0, 0);
        for (String statement : FORGET) {
            sql.run(statement.formatted(job.kind().table()));
        }
        RowReader reader = new RowReader(job.kind(), job.fields());
        try (CsvTable table = CsvTable.open(new PartStream(connection, job.id()))) {
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                count++;
                last = row.number();
                add(row, reader.read(row.cells()));
                if (rows.size() + errors.size() > BLOCK) {
                    flush();
                }
            }
        } catch (IOException e) {
            throw new SQLException("The file of an import cannot be read", e);
        }
        flush();
        sql.run("ANALYZE " + job.kind().table());
    }

    /** Rows of the file that are not empty. */
    long count() {
        return count;
    }

    /** The number of the last one. */
    long last() {
        return last;
    }

    private void flush() throws SQLException, CancelledException {
        rows.flush(connection);
        errors.flush(connection);
        progress.tell(count, 0);
    }

    private void add(CsvRow row, ReadRow read) {
        if (read.mistakes().isEmpty()) {
            List<@Nullable Object> values = new ArrayList<>(List.of(job.id(), row.number()));
            fields.forEach(field -> values.add(read.values().get(field.column())));
            values.add(row.cells());
            rows.add(values);
        } else {
            errors.add(Arrays.asList(
                    job.id(),
                    row.number(),
                    read.mistakes().stream().map(Mistake::field).toList(),
                    read.mistakes().stream().map(Mistake::code).toList(),
                    read.mistakes().stream().map(Mistake::message).toList(),
                    row.cells(),
                    email(row)));
        }
    }

    /** As an erasure looks for it, whether it is one or not. */
    private @Nullable String email(CsvRow row) {
        int place = job.fields().indexOf("email");
        if (place < 0 || place >= row.cells().size()) {
            return null;
        }
        String email = row.cells().get(place).strip().toLowerCase(Locale.ROOT);
        return email.isEmpty() || email.length() > 1_000 ? null : email;
    }
}
