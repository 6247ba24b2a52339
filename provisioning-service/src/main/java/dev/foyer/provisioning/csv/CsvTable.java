package dev.foyer.provisioning.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in a file of RFC 4180: UTF-8 with or without a byte order mark, separated by comma, semicolon or tab, which is told by the
 * first line. However large the file and whatever is in it, no more than one row is held. Not thread-safe.
 */
public final class CsvTable implements Closeable {

    /** Most columns of a table. */
    public static final int MOST_COLUMNS = 200;

    /** Most characters of a cell. */
    public static final int LONGEST_CELL = 20_000;

    private static final int LONGEST_ROW = 400_000;
    private static final int MOST_BLANK_LINES = 100;
    private static final int LONGEST_HEADER = 64_000;
    private static final String SEPARATORS = ",;\t";

    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long number;

    private CsvTable(CloseableIterator<CsvRecord> records, List<String> header, long number) {
        this.records = records;
        this.header = header;
        this.number = number;
    }

    /**
     * Reads the header.
     *
     * @param file is closed with the table, also when this throws
     * @throws CsvException when there is none, or it is no text
     */
    public static CsvTable open(InputStream file) throws IOException {
        try {
            BufferedReader text = new BufferedReader(new Utf8Text(file), LONGEST_HEADER);
            char separator = separator(text);
            CloseableIterator<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(LONGEST_ROW)
                    .build(
                            CsvRecordHandler.builder()
                                    .maxFields(MOST_COLUMNS)
                                    .maxFieldSize(LONGEST_CELL)
                                    .maxRecordSize(LONGEST_ROW)
                                    .build(),
                            text)
                    .iterator();
            CsvTable table = new CsvTable(records, List.of(), 0);
            CsvRow first = table.next();
            if (first == null) {
                throw new CsvException("The file is empty: its first line must name the columns");
            }
            return new CsvTable(
                    records, first.cells().stream().map(String::strip).toList(), first.number());
        } catch (RuntimeException | IOException e) {
            file.close();
            throw e;
        }
    }

    /** The names of the columns, as they stand there without the blanks around them. */
    public List<String> header() {
        return header;
    }

    /**
     * The next row that is not empty; null at the end.
     *
     * @throws CsvException when the file cannot be read on
     */
    public @Nullable CsvRow next() {
        try {
            while (records.hasNext()) {
                List<String> cells = records.next().getFields();
                number++;
                if (header.isEmpty() && number > MOST_BLANK_LINES) {
                    return null;
                }
                if (!cells.stream().allMatch(String::isBlank)) {
                    return new CsvRow(number, cells);
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw e.getCause() instanceof CsvException known ? known : new CsvException(reason(e));
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** Where the reader's own words would name its settings, it is said what to do. */
    private String reason(CsvParseException e) {
        String words = String.valueOf(e.getMessage());
        String where = header.isEmpty() ? "The first line" : "Row " + (number + 1);
        if (words.contains("quote")) {
            return where + " opens a quotation mark that is never closed, or goes on after the closing one";
        }
        if (words.contains("fields")) {
            return where + " has more than " + MOST_COLUMNS + " columns";
        }
        return where + " is longer than " + LONGEST_ROW + " characters, or one of its cells than " + LONGEST_CELL
                + "; perhaps a quotation mark is never closed";
    }

    /** The one of which the first line has most, outside of quotation marks. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < LONGEST_HEADER - 1; i++) {
            int c = text.read();
            if (c == '"') {
                quoted = !quoted;
            }
            boolean end = c == '\n' || c == '\r';
            if (c < 0 || !quoted && begun && end) {
                break;
            }
            begun = begun || !end;
            int separator = quoted ? -1 : SEPARATORS.indexOf(c);
            if (separator >= 0) {
                counts[separator]++;
            }
        }
        text.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }
}
