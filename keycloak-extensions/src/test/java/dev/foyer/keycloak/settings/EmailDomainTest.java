package dev.foyer.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An email domain")
class EmailDomainTest {

    @ParameterizedTest
    @CsvSource({
        "Example.COM, example.com",
        "' @example.com ', example.com",
        "*.example.com, example.com",
        ".example.com, example.com",
        "example.com., example.com",
        "b\u00fccher.example, xn--bcher-kva.example",
        "B\u00dcCHER.example, xn--bcher-kva.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
        "\u4f8b\u3048.\u30c6\u30b9\u30c8, xn--r8jz45g.xn--zckzah",
        "example\u3002com, example.com",
        "stra\u00dfe.example, strasse.example",
        "xn--strae-oqa.example, xn--strae-oqa.example",
        "\ud83d\udca9.example, xn--ls8h.example",
        "zip, zip"
    })
    @DisplayName("has one form, however it was typed")
    void oneForm(String typed, String name) {
        assertThat(EmailDomain.of(typed)).contains(new EmailDomain(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "@", ".", "a..b", "-a.example", "a b.example", "exam_ple.com", "a.example/x"})
    @DisplayName("is no text that no domain has")
    void none(String typed) {
        assertThat(EmailDomain.of(typed)).isEmpty();
    }

    @Test
    @DisplayName("is not longer than names can be")
    void tooLong() {
        assertThat(EmailDomain.of("a".repeat(64) + ".example")).isEmpty();
        assertThat(EmailDomain.of("a.".repeat(127) + "example")).isEmpty();
    }

    @Test
    @DisplayName("of an address stands after the last at sign")
    void ofAddress() {
        assertThat(EmailDomain.ofAddress("\"a@b\"@Example.com")).contains(new EmailDomain("example.com"));
        assertThat(EmailDomain.ofAddress("rosa")).isEmpty();
    }

    @Test
    @DisplayName("is below all domains that its name ends with")
    void upwards() {
        assertThat(new EmailDomain("a.b.example").upwards()).containsExactly("a.b.example", "b.example", "example");
    }
}
