package dev.foyer.keycloak.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributeRequired;
import org.keycloak.representations.userprofile.config.UPAttributeSelector;

@DisplayName("The definition of a question")
class QuestionDefinitionTest {

    @Test
    @DisplayName("tells what the profile says of it")
    void everything() {
        UPAttribute size = attribute();
        size.setAnnotations(Map.of("foyerQuestion", "2", "inputType", "multiselect-checkboxes"));
        size.addValidation("options", Map.of("options", List.of("small", "large")));
        size.setSelector(new UPAttributeSelector(Set.of("wholesale", "retail")));
        size.setRequired(new UPAttributeRequired(Set.of("user"), null));
        size.setMultivalued(true);
        size.setDisplayName("${size}");

        assertThat(QuestionDefinition.of(size))
                .contains(new QuestionDefinition(
                        "size",
                        2,
                        "multiselect-checkboxes",
                        true,
                        List.of("small", "large"),
                        true,
                        List.of("retail", "wholesale"),
                        "${size}"));
    }

    @Test
    @DisplayName("is a line of text with the attribute's name as its label where the profile says nothing")
    void nothing() {
        assertThat(QuestionDefinition.of(attribute()))
                .contains(new QuestionDefinition("size", 1, "text", false, List.of(), false, List.of(), "size"));
    }

    @Test
    @DisplayName("is required when users have to answer, always or with some scope, not when only admins have to")
    void required() {
        assertThat(isRequired(new UPAttributeRequired())).isTrue();
        assertThat(isRequired(new UPAttributeRequired(Set.of("admin", "user"), Set.of())))
                .isTrue();
        assertThat(isRequired(new UPAttributeRequired(Set.of(), Set.of("wholesale"))))
                .isTrue();
        assertThat(isRequired(new UPAttributeRequired(Set.of("admin"), Set.of())))
                .isFalse();
    }

    @Test
    @DisplayName("is there for questions only")
    void others() {
        assertThat(QuestionDefinition.of(new UPAttribute("size"))).isEmpty();
    }

    private static boolean isRequired(UPAttributeRequired required) {
        UPAttribute size = attribute();
        size.setRequired(required);
        return QuestionDefinition.of(size).orElseThrow().required();
    }

    private static UPAttribute attribute() {
        UPAttribute size = new UPAttribute("size");
        size.setAnnotations(Map.of("foyerQuestion", "1"));
        return size;
    }
}
