package dev.foyer.provisioning.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an export is written. */
enum ExportFormat {
    CSV("text/csv;charset=UTF-8") {
        @Override
        RowSink sink(OutputStream out) throws IOException {
            return new CsvSink(out);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        RowSink sink(OutputStream out) {
            return new XlsxSink(out);
        }
    };

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The format with this code, such as {@code csv}. */
    static Optional<ExportFormat> find(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    abstract RowSink sink(OutputStream out) throws IOException;
}
