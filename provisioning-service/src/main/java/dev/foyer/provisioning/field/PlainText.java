package dev.foyer.provisioning.field;

import java.util.regex.Pattern;

/**
 * One line of text, kept without the blanks around it.
 *
 * @param maxLength in characters as people count them: code points
 */
public record PlainText(int maxLength) implements TextRule {

    private static final int MOST_BLANKS = 1_000;

    // The same blanks as in the registry's function trimmed().
    private static final String BLANK = "[\\s\\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+";
    private static final Pattern AROUND = Pattern.compile("^" + BLANK + "|" + BLANK + "$");

    @Override
    public String read(String text) throws NotAllowedException {
        // Before anything looks for blanks: that takes the square of their number.
        if (text.length() > 2 * maxLength + MOST_BLANKS) {
            throw tooLong();
        }
        if (text.codePoints().anyMatch(PlainText::isNotText)) {
            throw new NotAllowedException("must be one line of text, without control characters");
        }
        String trimmed = AROUND.matcher(text).replaceAll("");
        if (trimmed.isEmpty()) {
            throw new NotAllowedException("must not be blank");
        }
        if (trimmed.codePointCount(0, trimmed.length()) > maxLength) {
            throw tooLong();
        }
        return trimmed;
    }

    private NotAllowedException tooLong() {
        return new NotAllowedException("must have at most " + maxLength + " characters");
    }

    // Half of a surrogate pair is no character: PostgreSQL would keep a question mark in its place.
    private static boolean isNotText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
