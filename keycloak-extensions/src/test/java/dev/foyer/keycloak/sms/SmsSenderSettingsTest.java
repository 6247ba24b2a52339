package dev.foyer.keycloak.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;

@DisplayName("A sender of text messages")
class SmsSenderSettingsTest {

    @Test
    @DisplayName("without an address is none")
    void unset() {
        HttpSmsSenderFactory factory = new HttpSmsSenderFactory();
        factory.init(config(Map.of()));

        assertThat(factory.isConfigured()).isFalse();
    }

    @Test
    @DisplayName("takes what gateways want")
    void configured() {
        HttpSmsSenderFactory factory = new HttpSmsSenderFactory();
        factory.init(config(Map.of(
                "url", "https://gateway.example/{secret}/send",
                "format", "form",
                "body", "To={to}&Body={text}",
                "authorization", "Basic {basic}",
                "headers", "X-One: 1 | X-Two: {secret}",
                "secret", "s3cret")));

        assertThat(factory.isConfigured()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "url; http://gateway.example/send; found http; allowed is https",
                "url; no address; makes no request",
                "url; https://user@gate way.example/; makes no request",
                "body; {\"to\":{to}}; is no JSON",
                "format; xml; found xml; allowed is json or form",
                "headers; X-One; found a header without a colon",
                "timeout; 4 seconds; found 4 seconds",
                "timeout; PT1M; allowed is up to PT10S",
                "connect-timeout; PT0S; allowed is up to PT10S",
                "parallel; 0; found 0; allowed is 1 to 1000"
            })
    @DisplayName("that is set wrong keeps Keycloak from starting, names the option and tells no secret")
    void wrong(String option, String value, String message) {
        Map<String, String> settings = new HashMap<>(Map.of("url", "https://gateway.example/", "secret", "s3cret"));
        settings.put(option, value);

        assertThatThrownBy(() -> new HttpSmsSenderFactory().init(config(settings)))
                .hasMessageStartingWith("spi-foyer-sms-sender--http--" + option)
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://accounts.shop.example, false, http://localhost:8025/api/sms",
        "accounts.shop.example, true, http://localhost:8025/api/sms",
        "localhost.shop.example, false, http://localhost:8025/api/sms",
        ", false, http://localhost:8025/api/sms",
        "http://localhost:8080, false, http://inbox.shop.example/api/sms",
        "http://localhost:8080, false, http://localhost.shop.example/api/sms"
    })
    @DisplayName("to the inbox keeps Keycloak from starting in production, and sends nothing elsewhere")
    void inboxInProduction(String hostname, boolean development, String url) {
        assertThatThrownBy(() -> InboxSmsSenderFactory.refuseProduction(hostname, development, url))
                .hasMessageStartingWith("spi-foyer-sms-sender--inbox--url");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8080, false", "127.0.0.1, false", "http://[::1]:8080, false", ", true"})
    @DisplayName("to the inbox is for a Keycloak on this machine")
    void inboxHere(String hostname, boolean development) {
        assertThatCode(() ->
                        InboxSmsSenderFactory.refuseProduction(hostname, development, "http://localhost:8025/api/sms"))
                .doesNotThrowAnyException();
    }

    private static Config.Scope config(Map<String, String> settings) {
        Properties properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty("x." + name, value));
        return new Config.SystemPropertiesScope("x.") {
            @Override
            public String get(String key) {
                return properties.getProperty("x." + key);
            }

            @Override
            public String get(String key, String unset) {
                return properties.getProperty("x." + key, unset);
            }
        };
    }
}
