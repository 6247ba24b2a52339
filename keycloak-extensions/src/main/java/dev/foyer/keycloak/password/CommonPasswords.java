package dev.foyer.keycloak.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords that people choose most, as leaks tell: the 30,000 of zxcvbn (MIT licence), and what is made by saying one of them, or a few
 * letters, again and again. Compared whole, whatever case and form of the letters (Unicode NFKC). Thread-safe; a look-up costs no
 * more for a longer list.
 */
final class CommonPasswords {

    private static final String LIST = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";

    /** A unit of so few letters makes no password, however often it is said. */
    private static final int SHORT_UNIT = 4;

    private final Set<String> words;

    private CommonPasswords(Set<String> words) {
        this.words = words;
    }

    /** The list in the jar. */
    static CommonPasswords packaged() {
        try (InputStream text = CommonPasswords.class.getResourceAsStream(LIST)) {
            if (text == null) {
                throw new IllegalStateException("The list of common passwords is missing in the jar.");
            }
            return new CommonPasswords(new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))
                    .lines()
                    .map(CommonPasswords::folded)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether so many people have the password that it is among the first that are tried. */
    boolean contain(String password) {
        String folded = folded(password);
        return words.contains(folded) || isRepetition(folded);
    }

    private boolean isRepetition(String folded) {
        for (int unit = 1; unit <= folded.length() / 2; unit++) {
            if (folded.length() % unit == 0
                    && (unit <= SHORT_UNIT || words.contains(folded.substring(0, unit)))
                    && folded.substring(0, unit).repeat(folded.length() / unit).equals(folded)) {
                return true;
            }
        }
        return false;
    }

    /** One form for all ways to write it. */
    static String folded(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
