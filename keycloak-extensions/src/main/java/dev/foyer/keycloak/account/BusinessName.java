package dev.foyer.keycloak.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule for a business name, apart from any server: something a person can read, in any script, within a length.
 *
 * <p>Direction marks (U+200E, U+200F) and joiners (U+200C, U+200D) belong to right-to-left and Indic names and are kept.
 * Direction overrides, embeddings and isolates are refused because they can make a name look like another one (Unicode
 * Technical Report 36, section 2.5), control characters because lists, mails and CSV files cannot show them.
 */
public final class BusinessName {

    /** User attribute and form field of the business name. */
    public static final String ATTRIBUTE = "business_name";

    /** Message key: nothing readable was typed. */
    public static final String REQUIRED = "foyer.error.business-name-required";

    /** Message key: more code points than allowed; the second parameter is the limit. */
    public static final String TOO_LONG = "foyer.error.business-name-too-long";

    /** Message key: control characters or direction overrides. */
    public static final String UNUSABLE = "foyer.error.business-name-unusable";

    private BusinessName() {}

    /**
     * Checks a name.
     *
     * @param name what was typed; null counts as blank
     * @param maxLength largest number of Unicode code points after trimming
     * @return the message key of what is wrong, or empty when the name is fine
     */
    public static Optional<String> problem(@Nullable String name, int maxLength) {
        String trimmed = trim(name);
        if (trimmed.codePoints().allMatch(BusinessName::isInvisible)) {
            return Optional.of(REQUIRED);
        }
        if (trimmed.codePointCount(0, trimmed.length()) > maxLength) {
            return Optional.of(TOO_LONG);
        }
        return trimmed.codePoints().anyMatch(BusinessName::isUnusable) ? Optional.of(UNUSABLE) : Optional.empty();
    }

    /** Removes white space of every kind, no-break spaces included, at both ends; null becomes the empty string. */
    public static String trim(@Nullable String name) {
        if (name == null) {
            return "";
        }
        int start = 0;
        int end = name.length();
        while (start < end && isSpace(name.codePointAt(start))) {
            start += Character.charCount(name.codePointAt(start));
        }
        while (end > start && isSpace(name.codePointBefore(end))) {
            end -= Character.charCount(name.codePointBefore(end));
        }
        return name.substring(start, end);
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** Fillers that render as nothing although Unicode calls them letters: Hangul fillers and the Braille blank. */
    private static boolean isInvisible(int codePoint) {
        return isSpace(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x2800
                || codePoint == 0x3164
                || codePoint == 0xFFA0;
    }

    private static boolean isUnusable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
