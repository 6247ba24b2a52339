package dev.foyer.keycloak.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a gateway wants to be asked. Templates name {@code {to}}, {@code {text}}, {@code {secret}} and {@code {basic}} (user and secret
 * as HTTP Basic has them, RFC 7617); what stands for them is encoded for where it stands, so that no text can be more than a text.
 *
 * @param url template; the values are encoded for a query
 * @param headers templates by name; the values stand as they are
 * @param format of the body
 * @param body template
 * @param user for {@code {basic}}
 * @param secret shows in no text of this record
 * @param timeout of a whole attempt
 */
record Gateway(
        String url,
        Map<String, String> headers,
        BodyFormat format,
        String body,
        String user,
        String secret,
        Duration timeout) {

    /** What a body is written in. */
    enum BodyFormat {
        JSON("application/json"),
        FORM("application/x-www-form-urlencoded");

        private final String contentType;

        BodyFormat(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(to|text|secret|basic)}");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    Gateway {
        headers = Map.copyOf(headers);
    }

    HttpRequest request(SmsMessage message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(filled(url, message, Gateway::encoded)))
                .timeout(timeout)
                .header("Content-Type", format.contentType())
                .POST(HttpRequest.BodyPublishers.ofString(body(message)));
        headers.forEach((name, value) -> request.header(name, filled(value, message, UnaryOperator.identity())));
        return request.build();
    }

    String body(SmsMessage message) {
        return filled(body, message, format == BodyFormat.JSON ? Gateway::quoted : Gateway::encoded);
    }

    private String filled(String template, SmsMessage message, UnaryOperator<String> encoding) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("to", message.to().e164());
        values.put("text", message.text());
        values.put("secret", secret);
        values.put("basic", Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8)));
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(encoding.apply(values.get(found.group(1)))));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What stands between the quotes of a JSON string (RFC 8259, section 7). */
    private static String quoted(String value) {
        try {
            String json = JSON.writeValueAsString(value);
            return json.substring(1, json.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A text can be written as JSON", e);
        }
    }

    /** Whether the body is what it says it is, whatever stands for the placeholders. */
    boolean isWellFormed(SmsMessage example) {
        if (format == BodyFormat.FORM) {
            return true;
        }
        try {
            JSON.readTree(body(example));
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "a gateway";
    }
}
