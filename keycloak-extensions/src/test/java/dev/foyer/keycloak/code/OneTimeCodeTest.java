package dev.foyer.keycloak.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A one-time code")
class OneTimeCodeTest {

    @Test
    @DisplayName("has six digits, leading zeros included, and is another each time")
    void digits() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            codes.add(OneTimeCode.create().digits());
        }

        assertThat(codes).allMatch(code -> code.matches("\\d{6}")).hasSizeGreaterThan(9_800);
        assertThat(codes).anyMatch(code -> code.startsWith("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", " 123 456 ", "123-456", "1 2 3 4 5 6", "123\u00a0456", "١٢٣٤٥٦", "１２３４５６"})
    @DisplayName("is understood however it is typed")
    void typed(String text) {
        assertThat(OneTimeCode.typed(text)).contains(new OneTimeCode("123456"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "123456;", "123456\u0000"})
    @DisplayName("is nothing else")
    void noCode(String text) {
        assertThat(OneTimeCode.typed(text)).isEmpty();
        assertThat(OneTimeCode.typed("1".repeat(1_000_000))).isEmpty();
    }

    @Test
    @DisplayName("shows in no text")
    void hidden() {
        assertThat(new OneTimeCode("123456")).hasToString("a code");
    }
}
