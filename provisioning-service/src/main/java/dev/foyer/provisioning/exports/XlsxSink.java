package dev.foyer.provisioning.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook whose cells are text, which no spreadsheet runs. A sheet takes a million rows; then comes the next. */
final class XlsxSink implements RowSink {

    private static final int ROWS = 1_000_000;
    private static final int WRITTEN_AT_ONCE = 500;

    private final Workbook workbook;
    private final int most;
    private int sheets;
    private int row;
    private List<String> header = List.of();
    private Worksheet sheet;

    XlsxSink(OutputStream out) {
        this(out, ROWS);
    }

    /**
     * @param most rows of a sheet, with the header
     */
    XlsxSink(OutputStream out, int most) {
        this.workbook = new Workbook(out, "Foyer", null);
        this.most = most;
        this.sheet = next();
    }

    @Override
    public void row(List<String> cells) throws IOException {
        if (header.isEmpty()) {
            header = List.copyOf(cells);
        } else if (row == most) {
            sheet.finish();
            sheet = next();
            write(header);
        }
        write(cells);
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    private Worksheet next() {
        row = 0;
        sheets++;
        Worksheet next = workbook.newWorksheet("Sheet " + sheets);
        next.freezePane(0, 1);
        return next;
    }

    private void write(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                // Inline: shared text would be kept until the end.
                sheet.inlineString(row, i, cells.get(i));
            }
        }
        row++;
        if (row % WRITTEN_AT_ONCE == 0) {
            sheet.flush();
        }
    }
}
