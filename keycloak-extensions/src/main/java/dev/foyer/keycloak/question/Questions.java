package dev.foyer.keycloak.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/** The questions of the realm that the session is about. Cheap: Keycloak keeps the profile with the realm it has cached. */
public final class Questions {

    private Questions() {}

    /** The version of each question by its name, in the order of the profile. */
    public static Map<String, Integer> versions(KeycloakSession session) {
        Map<String, Integer> versions = new LinkedHashMap<>();
        for (UPAttribute attribute : attributes(configuration(session))) {
            Question.of(attribute.getName(), attribute.getAnnotations())
                    .ifPresent(question -> versions.put(question.name(), question.version()));
        }
        return versions;
    }

    /** Names of the questions that only some applications ask, by client scope. */
    public static Set<String> ofSomeApplications(KeycloakSession session) {
        return definitions(session).stream()
                .filter(question -> !question.scopes().isEmpty())
                .map(QuestionDefinition::name)
                .collect(Collectors.toSet());
    }

    /** The questions as they are defined, in the order of the profile. */
    static List<QuestionDefinition> definitions(KeycloakSession session) {
        return attributes(configuration(session)).stream()
                .map(QuestionDefinition::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is wrong with questions of a profile that is about to be saved, each as a sentence for its administrator. */
    public static List<String> problems(UPConfig profile) {
        return attributes(profile).stream()
                .filter(attribute -> attribute.getName() != null)
                .map(attribute -> Question.problem(attribute.getName(), attribute.getAnnotations()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static UPConfig configuration(KeycloakSession session) {
        return session.getProvider(UserProfileProvider.class).getConfiguration();
    }

    private static List<UPAttribute> attributes(UPConfig profile) {
        return Objects.requireNonNullElse(profile.getAttributes(), List.of());
    }
}
