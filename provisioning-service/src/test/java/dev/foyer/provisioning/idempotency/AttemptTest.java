package dev.foyer.provisioning.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.problem.ProblemException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AttemptTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"abc-1, abc-1", "\"abc-1\", abc-1", "\"a\\\"b\\\\\", a\"b\\", "a\"b, a\"b"})
    void quotationMarksAroundTheKeyAreNotPartOfIt(String header, String key) {
        assertThat(attempt(header, "{}").key()).isEqualTo(key);
    }

    static Stream<String> noKeys() {
        return Stream.of(
                "", "\"\"", "a b", "\"a b\"", "\u00fc", "a\u0000", "x".repeat(256), "\"" + "x".repeat(15_000) + "\"");
    }

    @ParameterizedTest
    @MethodSource("noKeys")
    void whatIsNoKeyIsRefused(String header) {
        assertThatThrownBy(() -> attempt(header, "{}"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Idempotency-Key: must have 1 to 255 characters, each a visible one of ASCII");
    }

    @Test
    void requestsDifferByMethodPathAndBody() {
        String hash = attempt("k", "{}").hash();
        assertThat(attempt("other", "{}").hash()).isEqualTo(hash);
        assertThat(attempt("k", "{} ").hash()).isNotEqualTo(hash);
        assertThat(Attempt.of("k", "PUT", "/x", new byte[0]).hash())
                .isNotEqualTo(Attempt.of("k", "POST", "/x", new byte[0]).hash())
                .isNotEqualTo(Attempt.of("k", "PUT", "/y", new byte[0]).hash())
                .isEqualTo(Attempt.of("k", "PUT", "/x", null).hash());
    }

    private static Attempt attempt(String header, String body) {
        return Attempt.of(header, "POST", "/x", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
