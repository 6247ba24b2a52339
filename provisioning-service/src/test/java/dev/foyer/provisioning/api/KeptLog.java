package dev.foyer.provisioning.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Keeps what a category logs, and keeps it from the console: for errors that a test causes on purpose. */
public final class KeptLog extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public KeptLog(String category) {
        logger = Logger.getLogger(category);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** The messages so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(ExtLogRecord.wrap(line).getFormattedMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
