package dev.foyer.provisioning.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "DE-ch, de-CH",
        "pt-br, pt-BR",
        "zh-Hant-TW, zh-Hant-TW",
        "es-419, es-419",
        "gsw, gsw",
        "sl-nedis, sl-nedis"
    })
    void languagesAreKeptInTheUsualCase(String given, String kept) throws NotAllowedException {
        assertThat(new LanguageTag().read(given)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d",
                "german",
                "de_CH",
                "qq",
                "de-QQ",
                "de-",
                "und",
                "x-mine",
                "de CH",
                "de-a",
                "de-CH\u0000",
                "en-x-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd"
            })
    void whatIsNoLanguageIsRefused(String given) {
        refused(new LanguageTag(), given, "must be a language as BCP 47 has it, such as de or pt-BR");
    }

    @ParameterizedTest
    @CsvSource({
        "+41446681800, +41446681800",
        "+41 44 668 18 00, +41446681800",
        "' +1 (650) 253-0000', +16502530000",
        "+49 30/123456, +4930123456",
        "+44 (0)20 7031 3000, +442070313000"
    })
    void phoneNumbersAreKeptAsE164(String given, String kept) throws NotAllowedException {
        assertThat(new PhoneNumber().read(given)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "044 668 18 00",
                "0041446681800",
                "+41 44",
                "+999 123 456 789",
                "+1 800 FLOWERS",
                "+41446681800 ext. 5",
                "+41446681800;ext=5",
                "tel:+41446681800",
                "+41446681800\u0000",
                "+00000000000000000000000000000000000000000000000000"
            })
    void whatNobodyCanCallIsRefused(String given) {
        refused(new PhoneNumber(), given, "must be a phone number with its country code, such as +41 44 668 18 00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Zurich", "America/Argentina/Buenos_Aires", "UTC"})
    void timeZonesOfIanaAreKept(String name) throws NotAllowedException {
        assertThat(new TimeZoneName().read(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "europe/zurich", "Europe/Nowhere", "+02:00", "UTC+2", "Z", " UTC"})
    void otherTimeZonesAreRefused(String name) {
        refused(new TimeZoneName(), name, "must be the name of an IANA time zone, such as Europe/Zurich");
    }

    @Test
    void countriesAreTheirTwoLetters() throws NotAllowedException {
        assertThat(new CountryCode().read("ch")).isEqualTo("CH");
        for (String other : new String[] {"", "CHE", "XX", "Schweiz", "C"}) {
            refused(new CountryCode(), other, "must be the two letters of a country in ISO 3166-1, such as CH");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anna@example.org", "a.b+c@mail.example.co.uk", "jürg@müller.example", "o'neil@x-y.example"})
    void addressesAreKept(String address) throws NotAllowedException {
        assertThat(new EmailAddress().read(" " + address + " ")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna@",
                "@example.org",
                "anna@example",
                "a@b@example.org",
                "an na@example.org",
                "anna@exa mple.org",
                ".anna@example.org",
                "an..na@example.org",
                "anna@-x.example",
                "anna@x..example",
                "anna@example.org,bob@example.org",
                "Anna <anna@example.org>",
                "\"anna\"@example.org",
                "anna@[127.0.0.1]",
                "anna@example.org.",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org"
            })
    void whatIsNoAddressIsRefused(String address) {
        refused(new EmailAddress(), address, "must be an email address such as anna@example.org");
    }

    @Test
    void blanksAroundTextGoAndTextIsCountedInCharacters() throws NotAllowedException {
        assertThat(new PlainText(3).read("\u00a0 x y\u200b\ufeff ")).isEqualTo("x y");
        assertThat(new PlainText(2).read("\ud83d\ude00\ud83d\ude00")).isEqualTo("\ud83d\ude00\ud83d\ude00");
        refused(new PlainText(3), "four", "must have at most 3 characters");
    }

    @Test
    @Timeout(10)
    void aMillionBlanksAreTooLongAtOnce() {
        refused(new PlainText(9), "a" + " ".repeat(1_000_000) + "b", "must have at most 9 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00a0", "\u200b\u3000\ufeff"})
    void blankTextIsRefused(String text) {
        refused(new PlainText(9), text, "must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\tb", "a\u007f", "a\u0085", "a\u2028b"})
    void controlCharactersAreRefused(String text) {
        refused(new PlainText(9), text, "must be one line of text, without control characters");
    }

    @Test
    void halfACharacterIsRefused() {
        refused(new PlainText(9), "a\ud83d", "must be one line of text, without control characters");
    }

    @Test
    void namesAreThoseThatKeycloakTakes() throws NotAllowedException {
        assertThat(new PersonName().read(" Zoë-Änne O'Neil Jr. ")).isEqualTo("Zoë-Änne O'Neil Jr.");
        refused(new PersonName(), "Anna <b>", "must not contain any of <>&\"$%!#?§;*~/\\|^=[]{}()");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "100, 100.00", "12.5, 12.50", "0.01, 0.01", "99.990, 99.99", "1e1, 10.00"})
    void percentagesHaveTwoDecimals(String given, String kept) throws NotAllowedException {
        assertThat(new Percentage().read(JsonNodeFactory.instance.numberNode(new BigDecimal(given))))
                .isEqualTo(new BigDecimal(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-0.01", "100.01", "12.345", "1e400", "1e-1000000000", "-1e999999999", "\"12\"", "true", "[1]"})
    void otherPercentagesAreRefused(String json) throws Exception {
        var value = new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(json);
        assertThatThrownBy(() -> new Percentage().read(value))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage("must be a number from 0 to 100 with at most two decimals");
    }

    private static void refused(TextRule rule, String text, String message) {
        assertThatThrownBy(() -> rule.read(text))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage(message);
    }
}
