package dev.foyer.provisioning.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.foyer.provisioning.csv.SpreadsheetText;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of an import that are wrong, as a file that may be corrected and handed in again. */
@ApplicationScoped
class ImportErrors {

    private static final String ERRORS = """
            SELECT e.row_number, e.columns, e.codes, e.messages, e.cells FROM import_error e WHERE e.job_id = ? ORDER BY e.row_number
            """;

    private final Registry registry;

    ImportErrors(Registry registry) {
        this.registry = registry;
    }

    /** Writes them as CSV, however many, holding a few at a time. */
    void write(ImportJob job, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        List<String> header = new ArrayList<>(ColumnPlan.OF_ERRORS);
        job.columns().stream()
                .map(ImportJob.Column::column)
                .filter(column -> !ColumnPlan.OF_ERRORS.contains(column))
                .forEach(column -> header.add(SpreadsheetText.cell(column)));
        csv.writeRecord(header);
        registry.each(ERRORS, List.of(job.id()), row -> csv.writeRecord(row(job, row)));
        csv.flush();
    }

    private static List<String> row(ImportJob job, ResultSet row) throws SQLException {
        List<String> columns = Columns.texts(row, "columns").stream()
                .map(field -> column(job, field))
                .toList();
        List<String> messages = Columns.texts(row, "messages");
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(row.getLong("row_number")),
                SpreadsheetText.cell(String.join("; ", new LinkedHashSet<>(columns))),
                String.join("; ", new LinkedHashSet<>(Columns.texts(row, "codes"))),
                SpreadsheetText.cell(String.join(
                        "; ",
                        IntStream.range(0, columns.size())
                                .mapToObj(i -> (columns.get(i) + " " + messages.get(i)).strip())
                                .toList()))));
        List<String> given = Columns.texts(row, "cells");
        for (int i = 0; i < Math.max(given.size(), job.columns().size()); i++) {
            boolean ofErrors = i < job.columns().size()
                    && ColumnPlan.OF_ERRORS.contains(job.columns().get(i).column());
            if (!ofErrors) {
                cells.add(i < given.size() ? SpreadsheetText.cell(SpreadsheetText.text(given.get(i))) : "");
            }
        }
        return cells;
    }

    /** The column that gives the field; the field itself where none does. */
    private static String column(ImportJob job, String field) {
        return job.columns().stream()
                .filter(column -> field.equals(column.field()))
                .map(ImportJob.Column::column)
                .findFirst()
                .orElse(field);
    }
}
