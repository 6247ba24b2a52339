package dev.foyer.keycloak.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The versions of the questions that somebody answered")
class QuestionVersionsTest {

    @Test
    @DisplayName("are texts in the order of the names, and are read back")
    void thereAndBack() {
        Map<String, Integer> versions = Map.of("uses", 1, "shoe.size", 12);

        List<String> entries = QuestionVersions.entries(versions);

        assertThat(entries).containsExactly("shoe.size=12", "uses=1");
        assertThat(QuestionVersions.parse(entries)).isEqualTo(versions);
    }

    @Test
    @DisplayName("are unknown where a text has another form")
    void otherTexts() {
        assertThat(QuestionVersions.parse(List.of("size", "size=", "=2", "size=0", "size=x", "a=b=1", "uses=3")))
                .containsExactly(Map.entry("uses", 3));
    }
}
