package dev.foyer.provisioning.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A consent to the newsletter as Keycloak keeps it, in an attribute that holds one JSON object. The attribute is text that anybody
 * with access to Keycloak's database may have written: what does not make sense is no consent, and spoils nothing else.
 *
 * @param givenAt when the form was sent
 * @param confirmedAt when the address was confirmed
 * @param source the page
 * @param application client id
 * @param wording what the customer saw
 * @param language of the wording, a BCP 47 tag
 */
record NewsletterConsent(
        Instant givenAt, Instant confirmedAt, String source, String application, String wording, String language) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "newsletterConsent";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_WORDING = 100_000;

    // What PostgreSQL and people can tell as a time.
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Whether the user has such an attribute, readable or not. */
    static boolean isIn(Change change) {
        return change.user() != null && change.user().path(FIELD).isTextual();
    }

    /** The consent of a changed user; empty where there is none that makes sense. */
    static Optional<NewsletterConsent> of(Change change) {
        return change.user() == null
                ? Optional.empty()
                : parse(change.user().path(FIELD).asText(""));
    }

    /** Puts it into a row of a batch in place of the attribute, in a form that every statement can rely on. */
    static void write(Change change, ObjectNode row) {
        row.remove(FIELD);
        of(change).ifPresent(consent -> row.set(FIELD, consent.json()));
    }

    private static Optional<NewsletterConsent> parse(String attribute) {
        try {
            JsonNode consent = JSON.readTree(attribute);
            return Optional.of(new NewsletterConsent(
                    time(consent, "givenAt"),
                    time(consent, "confirmedAt"),
                    text(consent, "source", LONGEST_NAME),
                    text(consent, "application", LONGEST_NAME),
                    text(consent, "wording", LONGEST_WORDING),
                    text(consent, "language", LONGEST_NAME)));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Instant time(JsonNode consent, String field) {
        Instant time = Instant.parse(text(consent, field, LONGEST_NAME));
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException(field);
        }
        return time;
    }

    /** PostgreSQL's JSON has neither the character zero nor half of a surrogate pair. */
    private static String text(JsonNode consent, String field, int longest) {
        String text = consent.path(field).textValue();
        if (text == null
                || text.isBlank()
                || text.length() > longest
                || text.indexOf('\0') >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(field);
        }
        return text;
    }

    private ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("givenAt", givenAt.toString())
                .put("confirmedAt", confirmedAt.toString())
                .put("source", source)
                .put("application", application)
                .put("wording", wording)
                .put("language", language);
    }
}
