package dev.foyer.keycloak.question;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.userprofile.Attributes;

/**
 * Which version of which question a form asked. People answer what they have read: the version is noted when the form is shown, and
 * counts even if the question was changed before the form came back.
 */
public final class FormQuestions {

    private static final String SHOWN = "FOYER_QUESTIONS";
    private static final String SEPARATOR = " ";

    private final KeycloakSession session;
    private final AuthenticationSessionModel authentication;

    public FormQuestions(KeycloakSession session, AuthenticationSessionModel authentication) {
        this.session = session;
        this.authentication = authentication;
    }

    /** The form is shown now. */
    public void shown() {
        String versions = String.join(SEPARATOR, QuestionVersions.entries(Questions.versions(session)));
        // Writing a note costs a write of the session, also where nothing is asked.
        if (!versions.equals(Objects.requireNonNullElse(authentication.getAuthNote(SHOWN), ""))) {
            authentication.setAuthNote(SHOWN, versions);
        }
    }

    /** The version of each question that the form asked, by its name. */
    public Map<String, Integer> asked(Attributes form) {
        Map<String, Integer> shown = shownVersions(authentication.getAuthNote(SHOWN));
        Map<String, Integer> asked = new HashMap<>();
        Questions.versions(session).forEach((name, current) -> {
            if (form.getMetadata(name) != null && !form.isReadOnly(name)) {
                asked.put(name, shown.getOrDefault(name, current));
            }
        });
        return asked;
    }

    private static Map<String, Integer> shownVersions(@Nullable String note) {
        List<String> entries = note == null ? List.of() : Arrays.asList(note.split(SEPARATOR));
        return QuestionVersions.parse(entries);
    }
}
