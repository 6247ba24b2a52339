package dev.foyer.provisioning.idempotency;

import dev.foyer.provisioning.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that may be one of several for the same thing, as draft-ietf-httpapi-idempotency-key-header has it.
 *
 * @param key the caller's name for the thing; null when the caller gave none, and then every request counts
 * @param hash of everything that makes the request: head, path and body
 */
public record Attempt(@Nullable String key, String hash) {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*+)\"");

    /**
     * Reads the header of a request, whose head is the method and what else beside path and body makes a difference. The draft wants the key in quotation marks; without them it means the same.
     *
     * @throws ProblemException when the key is no key
     */
    public static Attempt of(@Nullable String header, String head, String path, byte @Nullable [] body) {
        String hash = hash(head + " " + path + "\n", body == null ? new byte[0] : body);
        if (header == null) {
            return new Attempt(null, hash);
        }
        var quoted = QUOTED.matcher(header.strip());
        String key = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : header.strip();
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.parameter(HEADER, "must have 1 to 255 characters, each a visible one of ASCII");
        }
        return new Attempt(key, hash);
    }

    private static String hash(String head, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
