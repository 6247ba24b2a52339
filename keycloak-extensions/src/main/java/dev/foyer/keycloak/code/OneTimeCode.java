package dev.foyer.keycloak.code;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Six random digits (NIST SP 800-63B-4, section 3.1.3.2, asks for that many at least).
 *
 * @param digits told to nobody but the person; shows in no text of this record
 */
record OneTimeCode(String digits) {

    private static final int LENGTH = 6;
    private static final int BOUND = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern DIGITS = Pattern.compile("\\d{" + LENGTH + "}");

    /** What people put between the digits when they type or copy them. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0\\u202f.-]+");

    static OneTimeCode create() {
        return new OneTimeCode(String.format(Locale.ROOT, "%06d", RANDOM.nextInt(BOUND)));
    }

    /** What somebody typed, in whatever decimal digits (Unicode, category Nd); empty for what can be no code. */
    static Optional<OneTimeCode> typed(String text) {
        if (text.length() > 4 * LENGTH) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        BETWEEN.matcher(text).replaceAll("").codePoints().forEach(letter -> {
            int digit = Character.digit(letter, 10);
            digits.append(digit < 0 ? "?" : Integer.toString(digit));
        });
        return DIGITS.matcher(digits).matches() ? Optional.of(new OneTimeCode(digits.toString())) : Optional.empty();
    }

    @Override
    public String toString() {
        return "a code";
    }
}
