package dev.foyer.provisioning.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.foyer.provisioning.csv.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV as RFC 4180 has it, with the byte order mark by which spreadsheets know UTF-8, and no cell that they run. */
final class CsvSink implements RowSink {

    private final Writer text;
    private final CsvWriter csv;

    CsvSink(OutputStream out) throws IOException {
        this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\ufeff');
        this.csv = CsvWriter.builder().build(text);
    }

    @Override
    public void row(List<String> cells) {
        csv.writeRecord(cells.stream().map(SpreadsheetText::cell).toList());
    }

    @Override
    public void close() throws IOException {
        csv.flush();
        text.flush();
    }
}
