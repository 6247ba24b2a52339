package dev.foyer.provisioning.exports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file that rows are written to, one after the other; closing it writes its end, not that of the stream below. Not thread-safe. */
interface RowSink extends Closeable {

    /** Writes a row; the first one names the columns. Text is not null. */
    void row(List<String> cells) throws IOException;
}
