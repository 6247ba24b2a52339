package dev.foyer.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rules of codes")
class CodeSettingsTest {

    @Test
    @DisplayName("are five minutes, five guesses, ten an hour, unless set")
    void defaults() {
        assertThat(CodeSettings.parse(Map.of())).isEqualTo(new CodeSettings(5, 5, 10, 30, 10, 60, false));
        assertThat(CodeSettings.DEFAULTS.life()).isEqualTo(Duration.ofMinutes(5));
        assertThat(SmsSettings.parse(Map.of())).isEqualTo(new SmsSettings(List.of(), 5, 1_000));
    }

    @Test
    @DisplayName("are read as they were written")
    void roundTrip() {
        CodeSettings codes = new CodeSettings(1, 2, 3, 0, 4, 5, true);
        SmsSettings sms = new SmsSettings(List.of("DE", "AT"), 6, 7);

        assertThat(CodeSettings.parse(codes.toConfig())).isEqualTo(codes);
        assertThat(SmsSettings.parse(sms.toConfig())).isEqualTo(sms);
    }

    @Test
    @DisplayName("fall back to what is safe where something senseless was typed")
    void senseless() {
        assertThat(CodeSettings.parse(Map.of(
                        "codeMinutes", "0", "codeGuesses", "many", "codeGuessesPerHour", "101", "emailCode", "yes")))
                .isEqualTo(CodeSettings.DEFAULTS);
        assertThat(SmsSettings.parse(Map.of("smsCountries", " de ##?", "smsPerDay", "-1")))
                .isEqualTo(new SmsSettings(List.of("DE", "?"), 5, 1_000));
    }
}
