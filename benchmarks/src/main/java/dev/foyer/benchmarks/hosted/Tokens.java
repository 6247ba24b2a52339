package dev.foyer.benchmarks.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the token endpoint hands out. */
public record Tokens(String accessToken, String idToken, String refreshToken) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads an answer, which must hold all three. */
    static Tokens of(String body) {
        JsonNode answer = read(body.getBytes(StandardCharsets.UTF_8));
        for (String token : new String[] {"access_token", "id_token", "refresh_token"}) {
            if (!answer.hasNonNull(token)) {
                throw new IllegalStateException("No " + token + ": " + body);
            }
        }
        return new Tokens(
                answer.get("access_token").asText(),
                answer.get("id_token").asText(),
                answer.get("refresh_token").asText());
    }

    /** Claims of one of the tokens, which is not checked. */
    public static JsonNode claims(String token) {
        return read(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
