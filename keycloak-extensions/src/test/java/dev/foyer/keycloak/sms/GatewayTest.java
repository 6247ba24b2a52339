package dev.foyer.keycloak.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.keycloak.phone.PhoneNumber;
import dev.foyer.keycloak.sms.Gateway.BodyFormat;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A gateway is asked")
class GatewayTest {

    private static final PhoneNumber TO = new PhoneNumber("+4915155660000");
    private static final String SECRET = "s3cr&t \"ü";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456 is your code",
                "\",\"to\":\"+1900",
                "line\nline\r\u2028\u0000",
                "{secret} {to} ${jndi:ldap://x}",
                "😀 \\ \\\" &text=a#b %41",
            })
    @DisplayName("with the very text, whatever is in it, as JSON and as a form")
    void encoded(String text) throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(gateway(BodyFormat.JSON, "{\"a\":[{\"n\":\"{to}\",\"t\":\"{text}\"}]}")
                        .body(new SmsMessage(TO, text)));
        assertThat(json.at("/a/0/t").asText()).isEqualTo(text);
        assertThat(json.at("/a/0/n").asText()).isEqualTo(TO.e164());
        assertThat(json.at("/a/0")).hasSize(2);

        String[] form = gateway(BodyFormat.FORM, "To={to}&Body={text}")
                .body(new SmsMessage(TO, text))
                .split("[&=]");
        assertThat(form).hasSize(4);
        assertThat(URLDecoder.decode(form[3], StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(form[1]).isEqualTo("%2B4915155660000");
    }

    @Test
    @DisplayName("at an address in which values stay values")
    void address() {
        assertThat(gateway(BodyFormat.FORM, "")
                        .request(new SmsMessage(TO, "a&b"))
                        .uri()
                        .toString())
                .isEqualTo("https://gateway.example/send?key=s3cr%26t+%22%C3%BC&to=%2B4915155660000");
    }

    @Test
    @DisplayName("with the secret where it belongs, and in no text of ours")
    void secret() {
        Gateway gateway = new Gateway(
                "https://gateway.example",
                Map.of("Authorization", "Basic {basic}"),
                BodyFormat.JSON,
                "{}",
                "shop",
                "pass:word",
                Duration.ofSeconds(1));

        assertThat(gateway.request(new SmsMessage(TO, "x")).headers().firstValue("Authorization"))
                .contains("Basic c2hvcDpwYXNzOndvcmQ=");
        assertThat(gateway.toString() + new SmsMessage(TO, "123456")).doesNotContain("pass", "123456", "5566");
    }

    private static Gateway gateway(BodyFormat format, String body) {
        return new Gateway(
                "https://gateway.example/send?key={secret}&to={to}",
                Map.of(),
                format,
                body,
                "",
                SECRET,
                Duration.ofSeconds(1));
    }
}
