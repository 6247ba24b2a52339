package dev.foyer.keycloak.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A business name")
class BusinessNameTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u2003\u3000", "\u200b\u200d", "\u3164", "\u2800", "\u0301"})
    @DisplayName("must show something")
    void mustShowSomething(String name) {
        assertThat(BusinessName.problem(name, 255)).contains(BusinessName.REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Harbour & Pine Ltd",
                "\u0634\u0631\u0643\u0629 \u0627\u0644\u0646\u0648\u0631",
                "\u05de\u05e4\u05e2\u05dc\u05d9 \u05d0\u05d5\u05e8 (1998) \u05d1\u05e2\u05f4\u05de",
                "\u200fABC \u200eLtd",
                "\u0928\u093f\u0930\u094d\u092e\u093e\u0923",
                "\ud83c\udf33 Woods",
                "7",
                "<b>Bold & Sons</b>"
            })
    @DisplayName("may be in any script and direction")
    void anyScript(String name) {
        assertThat(BusinessName.problem(name, 255)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u0000B", "A\nB", "\u202egnp.exe", "A\u2066B\u2069", "A\u2028B", "A\ud800B"})
    @DisplayName("has no control characters and overrides no direction")
    void noControls(String name) {
        assertThat(BusinessName.problem(name, 255)).contains(BusinessName.UNUSABLE);
    }

    @Test
    @DisplayName("is counted in characters as people see them, after trimming")
    void length() {
        assertThat(BusinessName.problem("\ud83c\udf33".repeat(255), 255)).isEmpty();
        assertThat(BusinessName.problem("  " + "x".repeat(255) + "  ", 255)).isEmpty();
        assertThat(BusinessName.problem("x".repeat(256), 255)).contains(BusinessName.TOO_LONG);
        assertThat(BusinessName.problem("x".repeat(5000), 255)).contains(BusinessName.TOO_LONG);
    }

    @Test
    @DisplayName("loses white space at its ends only")
    void trim() {
        assertThat(BusinessName.trim("\u00a0 Harbour  & Pine\u3000\n")).isEqualTo("Harbour  & Pine");
        assertThat(BusinessName.trim(" \u00a0")).isEmpty();
        assertThat(BusinessName.trim(null)).isEmpty();
    }
}
