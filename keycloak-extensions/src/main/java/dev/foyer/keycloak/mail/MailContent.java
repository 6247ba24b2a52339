package dev.foyer.keycloak.mail;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/**
 * What one recipient is to read. Never logged.
 *
 * @param to address of the recipient as Keycloak has it
 * @param text plain text; null when the mail has none
 * @param html null when the mail has none
 */
record MailContent(
        String to,
        String subject,
        @Nullable String text,
        @Nullable String html) {

    /** The form that is sealed and stored. */
    byte[] bytes() {
        try {
            return JsonSerialization.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new IllegalStateException("A mail can be written as JSON", e);
        }
    }

    /** Reads what {@link #bytes} wrote. */
    static MailContent of(byte[] bytes) {
        try {
            return JsonSerialization.readValue(bytes, MailContent.class);
        } catch (IOException e) {
            throw new IllegalStateException("The stored mail is not in the form that it was written in", e);
        }
    }

    /** Not even an exception's text may repeat it. */
    @Override
    public String toString() {
        return "MailContent";
    }
}
