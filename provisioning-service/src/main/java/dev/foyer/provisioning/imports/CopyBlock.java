package dev.foyer.provisioning.imports;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows on their way into a table by COPY, in the text format of PostgreSQL's manual. Not thread-safe. */
final class CopyBlock {

    private final String sql;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param table with the columns, in the order of the values
     */
    CopyBlock(String table, List<String> columns) {
        this.sql = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN";
    }

    /** Adds a row of text, numbers, lists of text and nulls. */
    void add(List<@Nullable Object> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append('\t');
            }
            Object value = values.get(i);
            if (value == null) {
                text.append("\\N");
            } else if (value instanceof List<?> words) {
                escape(array(words));
            } else {
                escape(value.toString());
            }
        }
        text.append('\n');
    }

    /** Characters that wait. */
    int size() {
        return text.length();
    }

    /** Writes what waits. */
    void flush(Connection connection) throws SQLException {
        if (text.length() == 0) {
            return;
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("Rows of an import cannot be copied", e);
        }
        text.setLength(0);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private static String array(List<?> words) {
        StringBuilder array = new StringBuilder("{");
        for (Object word : words) {
            array.append(array.length() == 1 ? "\"" : ",\"");
            array.append(String.valueOf(word).replace("\\", "\\\\").replace("\"", "\\\""));
            array.append('"');
        }
        return array.append('}').toString();
    }
}
