package dev.foyer.provisioning.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private static final TextRule TEXT = new PlainText(5);

    private final List<String> taken = new ArrayList<>();

    @Test
    void absentFieldsAreLeftAloneAndNullClears() {
        Fields fields = fields("{\"a\": null, \"b\": \"x\"}");
        fields.optional("a", TEXT, value -> taken.add("a=" + value));
        fields.optional("b", TEXT, value -> taken.add("b=" + value));
        fields.optional("c", TEXT, value -> taken.add("c=" + value));
        fields.finish();

        assertThat(taken).containsExactly("a=null", "b=x");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> JsonBody.object(new byte[] {(byte) 0xfe, (byte) 0xff, 0, 0}))
                .isInstanceOf(ProblemException.class)
                .hasMessage("The body cannot be read as JSON: it is not UTF-8");
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        Fields fields = fields(
                "{\"a\": 1, \"b\": null, \"d\": \"x\", \"e\": {\"f\": \"too long\", \"g\": 1}, \"h\": [], \"what\": 1}");
        fields.optional("a", TEXT, taken::add);
        fields.kept("b", TEXT, taken::add);
        fields.mandatory("c", TEXT, taken::add);
        fields.refuse("d", "is read-only");
        fields.nested("e", () -> {}, members -> members.optional("f", TEXT, taken::add));
        fields.nested("h", () -> {}, members -> {});

        assertThat(catchThrowableOfType(ProblemException.class, fields::finish).errors())
                .containsExactlyInAnyOrder(
                        new FieldError("a", "must be text"),
                        new FieldError("b", "must not be empty"),
                        new FieldError("c", "is missing"),
                        new FieldError("d", "is read-only"),
                        new FieldError("e.f", "must have at most 5 characters"),
                        new FieldError("e.g", "is not a field that can be given here"),
                        new FieldError("h", "must be an object"),
                        new FieldError("what", "is not a field that can be given here"));
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "null",
                "\"a\"",
                "{\"a\":1",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{} {}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":1,}"
            })
    void aBodyThatIsNotOneObjectIsRefused(String body) {
        assertThatThrownBy(() -> fields(body))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo(ProblemCode.INVALID_BODY);
    }

    @Test
    void aBodyOfNestsIsRefused() {
        assertThatThrownBy(() -> fields("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)))
                .isInstanceOf(ProblemException.class);
    }

    private static Fields fields(String body) {
        return new Fields(JsonBody.object(body.getBytes(StandardCharsets.UTF_8)));
    }
}
