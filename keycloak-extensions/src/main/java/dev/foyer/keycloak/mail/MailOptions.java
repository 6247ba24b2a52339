package dev.foyer.keycloak.mail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.Config;

/** Reads options as what they mean. A value that is not allowed keeps Keycloak from starting, and the message says why. */
final class MailOptions {

    private static final int KEY_BYTES = 32;
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final int MOST = 100;

    private final Config.Scope scope;

    MailOptions(Config.Scope scope) {
        this.scope = scope;
    }

    /** A key, unless none is given. Its id is made of the key, so that the same key has the same id on every node. */
    Optional<SealingKey> key(String name) {
        String text = scope.get(name);
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == KEY_BYTES) {
                String id = "config:" + HexFormat.of().formatHex(Arrays.copyOf(sha256(bytes), 8));
                return Optional.of(new SealingKey(id, new SecretKeySpec(bytes, "AES")));
            }
        } catch (IllegalArgumentException e) {
            // refused below, like a key of another length; the text is a secret, so it is not repeated
        }
        throw refused(name, "something else", KEY_BYTES + " bytes in Base64, as 'openssl rand -base64 32' makes them");
    }

    Duration duration(String name) {
        String text = scope.get(name, unset(name));
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // refused below, like one out of range
        }
        throw refused(name, "'" + text + "'", "a time such as PT10S, PT5M or P3D, at most ten years");
    }

    int number(String name) {
        String text = scope.get(name, unset(name));
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like one out of range
        }
        throw refused(name, "'" + text + "'", "a whole number from 1 to " + MOST);
    }

    private static String unset(String name) {
        return MailSettings.PROPERTIES.stream()
                .filter(property -> property.getName().equals(name))
                .map(property -> Objects.toString(property.getDefaultValue()))
                .findFirst()
                .orElseThrow();
    }

    private static IllegalArgumentException refused(String name, String found, String allowed) {
        String option = "--spi-email-sender--foyer--"
                + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return new IllegalArgumentException(
                option + ": found " + found + "; allowed is " + allowed + ". Change the option or leave it out.");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
