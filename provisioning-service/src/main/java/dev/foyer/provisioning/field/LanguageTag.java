package dev.foyer.provisioning.field;

import java.util.Arrays;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A BCP 47 tag, well-formed as RFC 5646 has it, of a language and a region that the JDK knows. Kept in the usual case:
 * {@code de-CH}.
 */
public final class LanguageTag implements TextRule {

    // What RFC 5646, section 4.4.1, asks everybody to make room for.
    private static final int MAX_LENGTH = 35;
    private static final Set<String> LANGUAGES = known(Locale.getISOLanguages(), Locale::getLanguage);
    private static final Set<String> REGIONS = known(Locale.getISOCountries(), Locale::getCountry);

    @Override
    public String read(String text) throws NotAllowedException {
        if (text.length() <= MAX_LENGTH) {
            try {
                Locale locale = new Locale.Builder().setLanguageTag(text).build();
                if (isKnown(locale)) {
                    return locale.toLanguageTag();
                }
            } catch (IllformedLocaleException e) {
                // answered below, like a language that nobody speaks
            }
        }
        throw new NotAllowedException("must be a language as BCP 47 has it, such as de or pt-BR");
    }

    private static boolean isKnown(Locale locale) {
        return LANGUAGES.contains(locale.getLanguage())
                && (locale.getCountry().isEmpty() || REGIONS.contains(locale.getCountry()));
    }

    private static Set<String> known(String[] codes, Function<Locale, String> part) {
        Set<String> known = Stream.concat(
                        Arrays.stream(codes),
                        Arrays.stream(Locale.getAvailableLocales()).map(part))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        return Collections.unmodifiableSet(known);
    }
}
