package dev.foyer.provisioning.csv;

/** A file that cannot be read as a table; the message says where and why, in words for people. */
public final class CsvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CsvException(String message) {
        super(message);
    }
}
