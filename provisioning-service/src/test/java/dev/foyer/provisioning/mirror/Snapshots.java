package dev.foyer.provisioning.mirror;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users as the feed shows them. */
final class Snapshots {

    private final ObjectNode user = JsonNodeFactory.instance.objectNode();

    private Snapshots(String id) {
        user.put("id", id)
                .put("username", id)
                .put("email", id + "@example.org")
                .put("emailVerified", false)
                .put("firstName", "Anna")
                .put("lastName", "Müller")
                .put("enabled", true)
                .put("language", "de")
                .put("createdAt", "2026-01-05T10:00:00Z")
                .put("accountType", "personal")
                .putNull("businessName")
                .putNull("customerId")
                .putNull("firstSignInAt")
                .put("somethingNew", 1);
    }

    static Snapshots user(String id) {
        return new Snapshots(id);
    }

    static Change gone(String id) {
        return new Change(id, List.of(), null);
    }

    Snapshots with(String field, @Nullable String value) {
        user.put(field, value);
        return this;
    }

    /** One more answer. */
    Snapshots answered(String question, int version, String... values) {
        ObjectNode answer = user.withArray("answers").addObject();
        answer.put("question", question).put("version", version);
        List.of(values).forEach(answer.putArray("values")::add);
        return this;
    }

    /** Read when Keycloak had this version of what the registry wants. */
    Snapshots ofState(long version) {
        user.put("stateVersion", version);
        return this;
    }

    Snapshots disabled() {
        user.put("enabled", false);
        return this;
    }

    Snapshots verified() {
        user.put("emailVerified", true);
        return this;
    }

    Snapshots business(String name) {
        return with("accountType", "business").with("businessName", name);
    }

    /** With a consent to the newsletter, given at this time. */
    Snapshots newsletter(String givenAt) {
        return with("newsletterConsent", """
                {"givenAt":"%s","confirmedAt":"2026-01-05T11:00:00Z","source":"registration","application":"storefront",
                 "wording":"Ja, den Newsletter bitte.","language":"de"}
                """.formatted(givenAt));
    }

    Change change() {
        return new Change(user.get("id").asText(), List.of(1L), user.deepCopy());
    }
}
