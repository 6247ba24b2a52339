package dev.foyer.provisioning.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.foyer.provisioning.field.NotAllowedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRuleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final AnswerRule TEXT = rule(false);
    private static final AnswerRule TEXTS = rule(true);
    private static final AnswerRule SIZE = rule(false, "small", "large");

    @Test
    void valuesAreKeptInTheirOrderEachOnce() throws Exception {
        assertThat(read(TEXTS, "[\"b\", \"a\", \"b\"]")).containsExactly("b", "a");
    }

    @Test
    void textsMayHaveLines() throws Exception {
        assertThat(read(TEXT, "[\"one\\n\\ttwo\"]")).containsExactly("one\n\ttwo");
    }

    @Test
    void anOptionIsTakenAsItStands() throws Exception {
        assertThat(read(SIZE, "[\"large\"]")).containsExactly("large");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'large'       | must be an array of at least one text, or null, which removes the answer
            []            | must be an array of at least one text, or null, which removes the answer
            {}            | must be an array of at least one text, or null, which removes the answer
            ["huge"]      | must be one of the options small, large
            ["Large"]     | must be one of the options small, large
            ["small","large"] | must have one value: the question has one answer
            [7]           | must have texts as values that are not blank
            [null]        | must have texts as values that are not blank
            [" "]         | must have texts as values that are not blank
            """)
    void whatTheQuestionDoesNotAllowIsRefused(String given, String message) {
        assertThatThrownBy(() -> read(SIZE, given.startsWith("l") ? '"' + given + '"' : given))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsTooLongTooMuchOrNoTextIsRefused() {
        refused(TEXT, List.of("x".repeat(2001)), "must have values of at most 2000 characters");
        refused(TEXT, List.of("a\u0000"), "must have values without control characters other than line ends and tabs");
        refused(TEXT, List.of("a\ud800"), "must have values without control characters other than line ends and tabs");
        refused(TEXTS, java.util.Collections.nCopies(51, "a"), "must have at most 50 values");
    }

    private static void refused(AnswerRule rule, List<String> values, String message) {
        ArrayNode given = JsonNodeFactory.instance.arrayNode();
        values.forEach(given::add);
        assertThatThrownBy(() -> rule.read(given))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage(message);
    }

    private static List<String> read(AnswerRule rule, String json) throws NotAllowedException, JsonProcessingException {
        return rule.read(JSON.readTree(json));
    }

    private static AnswerRule rule(boolean multivalued, String... options) {
        return new AnswerRule(
                new Question("size", 1, "text", false, List.of(options), multivalued, List.of(), "${size}"));
    }
}
