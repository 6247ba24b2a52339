package dev.foyer.keycloak.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A phone number")
class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+49 151 55660000, +4915155660000, DE",
        "0049 (151) 5566-0000, +4915155660000, DE",
        "0151/55660000, +4915155660000, DE",
        "tel:+1-202-555-0143, +12025550143, US",
        "+44 7400 123456, +447400123456, GB",
        "+٤٩١٥١٥٥٦٦٠٠٠٠, +4915155660000, DE"
    })
    @DisplayName("is the same however it is typed")
    void typed(String text, String e164, String region) {
        PhoneNumber number = PhoneNumber.of(text, Optional.of("DE")).orElseThrow();

        assertThat(number.e164()).isEqualTo(e164);
        assertThat(number.region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "+49",
                "110",
                "+49 151 1",
                "+49 30 901820",
                "+49 900 1234567",
                "+44 9098790000",
                "+49 800 1234567",
                "+49 151 55660000 ext. 5",
                "+999 151 55660000",
                "+4915155660000; drop table"
            })
    @DisplayName("that gets no messages, costs more than others, or is none, is refused")
    void refused(String text) {
        assertThat(PhoneNumber.of(text, Optional.of("DE"))).isEmpty();
        assertThat(PhoneNumber.of("+" + "1".repeat(100_000), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "0151",
                "4915155660000",
                "+49 151",
                "+0155660000",
                "+1234567890123456",
                "+4915155660000\n"
            })
    @DisplayName("that was kept in another form is none")
    void otherForm(String kept) {
        assertThat(PhoneNumber.kept(kept)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+4915155660000, true, DE, +49 ••••• 00",
        "+449098790000, false, GB, +44 ••••• 00",
        "+9991234567, false, ZZ, + ••••• 67"
    })
    @DisplayName("that was imported is shown masked, and gets messages only where its country's plan says so")
    void kept(String e164, boolean getsMessages, String region, String masked) {
        PhoneNumber number = PhoneNumber.kept(e164).orElseThrow();

        assertThat(number.getsMessages()).isEqualTo(getsMessages);
        assertThat(number.region()).isEqualTo(region);
        assertThat(number.masked()).isEqualTo(masked);
    }

    @Test
    @DisplayName("needs its country code where no country is given")
    void noRegion() {
        assertThat(PhoneNumber.of("0151 55660000", Optional.empty())).isEmpty();
    }

    @Test
    @DisplayName("is shown by its country and last two digits, whatever its length")
    void masked() {
        PhoneNumber number = PhoneNumber.of("+4915155660078", Optional.empty()).orElseThrow();

        assertThat(number.masked()).isEqualTo("+49 ••••• 78");
        assertThat(PhoneNumber.of("+12025550143", Optional.empty())
                        .orElseThrow()
                        .masked())
                .isEqualTo("+1 ••••• 43");
        assertThat(number).hasToString("+49 ••••• 78");
    }
}
