package dev.foyer.keycloak.newsletter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Somebody ticked the box of the newsletter. It is no consent until the address is confirmed, since anybody may type any
 * address.
 *
 * @param givenAt when the form was sent, ISO 8601 in UTC
 * @param application client id of the application that the form was opened from
 * @param wording the text beside the box, as this person saw it
 * @param language of the wording, a BCP 47 tag
 */
public record NewsletterRequest(String givenAt, String application, String wording, String language) {

    /** User attribute of a consent, one JSON object. Nobody edits it; the registry reads it. */
    public static final String ATTRIBUTE = "newsletter_consent";

    private static final String SOURCE = "registration";

    /** The consent as the attribute has it, with all that proves it. */
    public String confirmed(Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("givenAt", givenAt)
                .put("confirmedAt", at.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("source", SOURCE)
                .put("application", application)
                .put("wording", wording)
                .put("language", language)
                .toString();
    }
}
