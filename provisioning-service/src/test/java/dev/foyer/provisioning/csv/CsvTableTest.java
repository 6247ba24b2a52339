package dev.foyer.provisioning.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsThatOfTheFirstLine(String separator) throws IOException {
        List<CsvRow> rows = rows("a,\"b,;\t\",c\r\n1,\"2\n\"\"3\"\"\",\r\n\r\n , ,\r\n4\n"
                .replace("a,", "a" + separator)
                .replace("\",c", "\"" + separator + "c")
                .replace("1,", "1" + separator)
                .replace("\"\"\",", "\"\"\"" + separator)
                .replace(" , ,", " " + separator + " " + separator));
        assertThat(rows).containsExactly(new CsvRow(2, List.of("1", "2\n\"3\"", "")), new CsvRow(5, List.of("4")));
    }

    @Test
    void charactersOfEveryLengthAreReadAtEveryPlace() throws IOException {
        StringBuilder text = new StringBuilder("\ufeffa,b\n");
        Random random = new Random(7);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String cell =
                    "x".repeat(random.nextInt(5)) + List.of("é", "€", "𝄞", "z").get(random.nextInt(4));
            cells.add(cell);
            text.append(cell).append(",1\n");
        }
        assertThat(rows(text.toString()).stream().map(row -> row.cells().get(0)).toList())
                .isEqualTo(cells);
    }

    @Test
    void whatIsNoTextNamesItsLine() {
        fails(bytes("a\n1\n2\nü\n", StandardCharsets.ISO_8859_1), "Line 4 has bytes");
        fails(bytes("a\n1\n", StandardCharsets.UTF_16), "bytes in it that are not UTF-8");
        fails(bytes("a\n1\n", StandardCharsets.UTF_16LE), "zero character");
        fails(bytes("a\n" + "x\n".repeat(9_000) + "ü", StandardCharsets.ISO_8859_1), "Line 9002 has bytes");
        fails(bytes("", StandardCharsets.UTF_8), "empty");
        fails(bytes("\ufeff\n\n", StandardCharsets.UTF_8), "empty");
    }

    @Test
    void whatHasNoEndIsNotReadToItsEnd() {
        fails(endless("a\n\"", "x,y\n"), "quotation mark");
        fails(endless("a\n", "x,"), "more than 200 columns");
        fails(endless("", "x,"), "more than 200 columns");
        fails(endless("a\n", "x"), "longer than");
        fails(endless("", "\n"), "empty");
        fails(bytes("a\n\"1\n", StandardCharsets.UTF_8), "Row 2 opens a quotation mark");
        fails(bytes("a\n\"1\"x\n", StandardCharsets.UTF_8), "goes on after the closing one");
    }

    private static void fails(InputStream file, String message) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(CsvException.class).hasMessageContaining(message);
    }

    private static List<CsvRow> rows(String text) throws IOException {
        return read(bytes(text, StandardCharsets.UTF_8));
    }

    private static List<CsvRow> read(InputStream file) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvTable table = CsvTable.open(file)) {
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static InputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    /** Two gigabytes of the same. */
    private static InputStream endless(String begin, String again) {
        byte[] first = begin.getBytes(StandardCharsets.UTF_8);
        byte[] others = again.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long position;

            @Override
            public int read() {
                long at = position++;
                return at > 2L << 30 ? -1 : at < first.length ? first[(int) at] : others[(int) (at % others.length)];
            }
        };
    }
}
