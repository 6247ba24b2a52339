package dev.foyer.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;

@DisplayName("The settings of the mail queue")
class MailSettingsTest {

    private static final String PREFIX = "foyer.test.mail.";
    private static final Config.Scope SCOPE = new Config.SystemPropertiesScope(PREFIX);
    private static final MailOptions OPTIONS = new MailOptions(SCOPE);

    @AfterEach
    void forget() {
        MailSettings.PROPERTIES.forEach(property -> System.clearProperty(PREFIX + property.getName()));
    }

    @Test
    @DisplayName("are sound where nothing is set")
    void unset() {
        MailSettings settings = read(Map.of());

        assertThat(settings.firstRetry()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.longestRetry()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.lifetime()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.keepParked()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.lookEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.parallel()).isEqualTo(16);
        assertThat(settings.parallelPerRealm()).isEqualTo(4);
    }

    @Test
    @DisplayName("are all read")
    void set() {
        MailSettings settings = read(Map.of(
                "firstRetry", "PT1S",
                "longestRetry", "PT2S",
                "lifetime", "PT3S",
                "keepParked", "PT4S",
                "lookEvery", "PT5S",
                "parallel", "6",
                "parallelPerRealm", "7"));

        assertThat(settings.firstRetry()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.longestRetry()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.lifetime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.keepParked()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.lookEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.parallel()).isEqualTo(6);
        assertThat(settings.parallelPerRealm()).isEqualTo(7);
    }

    @Test
    @DisplayName("may hold a key, which has the same id wherever it is set, and the one before it")
    void keys() {
        set(Map.of("key", key(1)));
        assertThat(OPTIONS.key("formerKey")).isEmpty();
        String id = OPTIONS.key("key").orElseThrow().id();

        set(Map.of("key", key(2), "formerKey", key(1)));
        assertThat(OPTIONS.key("formerKey").orElseThrow().id())
                .startsWith("config:")
                .isEqualTo(id);
        assertThat(OPTIONS.key("key").orElseThrow().id()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firstRetry | 10 | --spi-email-sender--foyer--first-retry: found '10'; allowed is a time",
                "lifetime | PT0S | --spi-email-sender--foyer--lifetime: found 'PT0S'",
                "keepParked | -P1D | --spi-email-sender--foyer--keep-parked: found '-P1D'",
                "parallel | 0 | --spi-email-sender--foyer--parallel: found '0'; allowed is a whole number from 1 to 100",
                "parallelPerRealm | many | --spi-email-sender--foyer--parallel-per-realm: found 'many'"
            })
    @DisplayName("say which of them is wrong, and what is allowed")
    void refused(String name, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    @DisplayName("never repeat what was meant as a key")
    void badKey() {
        assertThatThrownBy(() -> read(Map.of("key", "c2VjcmV0")))
                .hasMessageStartingWith("--spi-email-sender--foyer--key: found something else; allowed is 32 bytes")
                .hasMessageNotContaining("c2VjcmV0");
    }

    private static MailSettings read(Map<String, String> values) {
        set(values);
        return MailSettings.of(SCOPE);
    }

    private static void set(Map<String, String> values) {
        values.forEach((name, value) -> System.setProperty(PREFIX + name, value));
    }

    private static String key(int last) {
        byte[] bytes = new byte[32];
        bytes[31] = (byte) last;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
