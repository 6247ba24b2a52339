package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.newsletter.NewsletterRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-up that nobody has confirmed yet. It is no user.
 *
 * @param email where the link went, in lower case
 * @param device hash of the secret in the cookie of the browser that signed up
 * @param details what was typed
 */
record PendingSignUp(UUID id, String email, String device, Details details) {

    /**
     * What the user will be made of.
     *
     * @param profile attributes of the user profile, as they were checked
     * @param termsAccepted whether the box of the terms was ticked
     * @param language a BCP 47 tag; null where the realm has one language only
     * @param newsletter what was asked for by the box of the newsletter; null where it was not ticked
     * @param questions the version of each question that the form asked, by its name
     * @param guest user id of the guest who signed up, as the browser's session proved it; null for everybody else
     * @param request what the application asked for, see {@link ApplicationRequest}
     */
    record Details(
            Map<String, List<String>> profile,
            boolean termsAccepted,
            @Nullable String language,
            @Nullable NewsletterRequest newsletter,
            Map<String, Integer> questions,
            @Nullable String guest,
            Map<String, String> request) {

        Details {
            // Sign-ups that wait since before there were questions have none.
            questions = questions == null ? Map.of() : questions;
            request = request == null ? Map.of() : request;
        }

        /** The first value of an attribute, empty when there is none. */
        String first(String attribute) {
            List<String> values = profile.get(attribute);
            return values == null || values.isEmpty() || values.get(0) == null ? "" : values.get(0);
        }
    }
}
