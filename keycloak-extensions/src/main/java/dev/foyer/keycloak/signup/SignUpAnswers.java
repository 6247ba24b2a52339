package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.question.QuestionVersions;
import dev.foyer.keycloak.question.Questions;
import dev.foyer.keycloak.signup.PendingSignUp.Details;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The answers of a sign-up that is confirmed. They were checked when the form was sent, and are not checked again: whatever became of
 * the questions meanwhile, the person answered what was asked.
 */
final class SignUpAnswers {

    private final Details details;
    private final Set<String> questions;

    SignUpAnswers(KeycloakSession session, Details details) {
        this.details = details;
        this.questions = new HashSet<>(details.questions().keySet());
        questions.addAll(Questions.versions(session).keySet());
    }

    /** What else was typed. */
    Map<String, List<String>> rest() {
        Map<String, List<String>> rest = new HashMap<>(details.profile());
        rest.keySet().removeAll(questions);
        rest.remove(QuestionVersions.ATTRIBUTE);
        return rest;
    }

    /** Gives the new user the answers, and the versions of what was asked. */
    void writeTo(UserModel user) {
        Map<String, Integer> versions = new HashMap<>();
        for (String question : questions) {
            List<String> values = details.profile().getOrDefault(question, List.of()).stream()
                    .filter(value -> value != null && !value.isBlank())
                    .toList();
            if (!values.isEmpty()) {
                user.setAttribute(question, values);
                Integer version = details.questions().get(question);
                if (version != null) {
                    versions.put(question, version);
                }
            }
        }
        if (!versions.isEmpty()) {
            user.setAttribute(QuestionVersions.ATTRIBUTE, QuestionVersions.entries(versions));
        }
    }
}
