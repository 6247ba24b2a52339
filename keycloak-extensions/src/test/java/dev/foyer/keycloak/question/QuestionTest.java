package dev.foyer.keycloak.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A question of the user profile")
class QuestionTest {

    @Test
    @DisplayName("is an attribute whose annotation is its version, written as a text or a number")
    void version() {
        assertThat(Question.of("size", Map.of("foyerQuestion", "2", "inputType", "select")))
                .contains(new Question("size", 2));
        assertThat(Question.of("size", Map.of("foyerQuestion", 12))).contains(new Question("size", 12));
        assertThat(Question.of("size", Map.of("foyerQuestion", " 3 "))).contains(new Question("size", 3));
    }

    @Test
    @DisplayName("is no attribute without the annotation")
    void none() {
        assertThat(Question.of("size", Map.of("inputType", "select"))).isEmpty();
        assertThat(Question.of("size", null)).isEmpty();
        assertThat(Question.problem("email", Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "01", "1.0", "v2", "1000000000", "true"})
    @DisplayName("with another version is refused, by a message that says what is allowed")
    void wrongVersion(String version) {
        assertThat(Question.of("size", Map.of("foyerQuestion", version))).isEmpty();
        assertThat(Question.problem("size", Map.of("foyerQuestion", version)))
                .contains("Attribute size, annotation foyerQuestion: found '" + version
                        + "'; allowed is the question's version, a whole number from 1 to 999999999.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"email", "username", "locale", "account_type", "customer_id", "question_versions", "password"})
    @DisplayName("cannot be what has a meaning of its own")
    void reserved(String name) {
        assertThat(Question.of(name, Map.of("foyerQuestion", "1"))).isEmpty();
        assertThat(Question.problem(name, Map.of("foyerQuestion", "1")))
                .contains("Attribute " + name + ": it cannot be a question, because it has a meaning of its own."
                        + " Remove the annotation foyerQuestion.");
    }
}
