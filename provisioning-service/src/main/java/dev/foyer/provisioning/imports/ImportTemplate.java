package dev.foyer.provisioning.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.foyer.provisioning.csv.SpreadsheetText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Files to begin with: every column, and a row that shows what goes in. */
final class ImportTemplate {

    private static final Map<String, String> OF_ALL = Map.of(
            "email", "office@larch.example",
            "phone", "+41 44 668 18 00",
            "language", "de-CH",
            "externalId", "ERP-4711",
            "customerNumber", "4711",
            "labels", "wave-1",
            "tags", "trade, \"north, east\"");

    private static final Map<ImportKind, Map<String, String>> EXAMPLES = Map.of(
            ImportKind.COMPANIES,
            Map.of("name", "Larch Joinery Ltd", "industry", "Joinery", "vatId", "CHE-123.456.788 MWST"),
            ImportKind.CONTACTS,
            Map.of(
                    "email", "anna@larch.example",
                    "firstName", "Anna",
                    "lastName", "Larch",
                    "company", "4711",
                    "role", "admin",
                    "officePhone", "+41 44 668 18 01",
                    "timeZone", "Europe/Zurich",
                    "commissionReducedPercent", "12.50",
                    "externalId", "ERP-4711-1",
                    "customerNumber", "4711-1"));

    private ImportTemplate() {}

    /** The template as CSV. */
    static String of(ImportKind kind) {
        List<String> columns = kind.fields().stream()
                .map(ImportField::name)
                .filter(name -> !List.of("id", "fullName", "labelsToRemove", "tagsToRemove")
                        .contains(name))
                .toList();
        Map<String, String> example = EXAMPLES.getOrDefault(kind, Map.of());
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns);
            csv.writeRecord(columns.stream()
                    .map(column -> SpreadsheetText.cell(example.getOrDefault(column, OF_ALL.getOrDefault(column, ""))))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Text can be written into memory", e);
        }
        return text.toString();
    }
}
