package dev.foyer.provisioning.paging;

import dev.foyer.provisioning.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * A place in a list that runs newest first. Opaque to callers, who get it as text and send it back.
 *
 * @param createdAt to the microsecond, PostgreSQL's precision
 */
public record Cursor(Instant createdAt, String id) {

    private static final String VERSION = "1";

    /** The text form, safe in a URL. */
    public String encode() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
        String plain = VERSION + "|" + micros + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws ProblemException naming the parameter {@code cursor} for any other text
     */
    public static Cursor decode(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("\\|", 3);
            if (parts.length == 3 && parts[0].equals(VERSION) && !parts[2].isEmpty() && parts[2].indexOf('\0') < 0) {
                return new Cursor(Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS), parts[2]);
            }
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            // not one of ours: answered below
        }
        throw ProblemException.parameter("cursor", "must be a nextCursor of this list, unchanged");
    }
}
