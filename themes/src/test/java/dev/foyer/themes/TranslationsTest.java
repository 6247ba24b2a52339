package dev.foyer.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{+\\d+}+");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern KEY_LINE = Pattern.compile("(?m)^([^#\\s=][^=]*)=");

    /** Texts that are right in English and in other languages; each with its reason. */
    private static final Map<String, String> SAME_IN_ENGLISH =
            Map.of("locale_", "a language is named in its own language, so that whoever seeks it can read it");

    private static final Pattern SUPPORTED = Pattern.compile("\"supportedLocales\"\\s*:\\s*\\[([^]]*)]");

    static Stream<Arguments> translations() {
        return Bundle.all().stream().flatMap(bundle -> Bundle.LANGUAGES.stream()
                .filter(language -> !language.equals("en"))
                .map(language -> Arguments.of(bundle, language)));
    }

    static Stream<Arguments> bundles() {
        return Bundle.all().stream()
                .flatMap(bundle -> Bundle.LANGUAGES.stream().map(language -> Arguments.of(bundle, language)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("translations")
    void everyLanguageHasEveryTextAndNoOther(Bundle bundle, String language) {
        assertThat(bundle.in(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(bundle.in("en").stringPropertyNames());
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("translations")
    void placeholdersAndTagsAreThoseOfTheEnglishText(Bundle bundle, String language) {
        Properties english = bundle.in("en");
        Properties texts = bundle.in(language);
        assertThat(texts.stringPropertyNames()).allSatisfy(key -> {
            assertThat(all(PLACEHOLDER, texts.getProperty(key)))
                    .as("placeholders of %s", key)
                    .containsExactlyInAnyOrderElementsOf(all(PLACEHOLDER, english.getProperty(key)));
            assertThat(all(TAG, texts.getProperty(key)))
                    .as("tags of %s", key)
                    .containsExactlyElementsOf(all(TAG, english.getProperty(key)));
        });
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("translations")
    void noTextIsLeftInEnglish(Bundle bundle, String language) {
        Properties english = bundle.in("en");
        Properties texts = bundle.in(language);
        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> SAME_IN_ENGLISH.keySet().stream().noneMatch(key::startsWith))
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("bundles")
    void everyTextSaysSomethingAndStandsOnce(Bundle bundle, String language) {
        Properties texts = bundle.in(language);
        assertThat(texts.stringPropertyNames())
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
        assertThat(all(KEY_LINE, ThemeFiles.text(bundle.file(language)))).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("bundles")
    void apostrophesAndPlaceholdersAreWrittenAsMessageFormatWantsThem(Bundle bundle, String language) {
        Properties texts = bundle.in(language);
        assertThat(texts.stringPropertyNames()).allSatisfy(key -> {
            String text = texts.getProperty(key);
            assertThat(text.replace("''", "")).as(key).doesNotContain("'");
            if (bundle.isMessageFormat()) {
                assertThat(new MessageFormat(text, Locale.forLanguageTag(language)).toPattern())
                        .as(key)
                        .isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "email", "account"})
    void aThemeDeclaresTheLanguagesItSpeaks(String type) {
        var declared = ThemeFiles.properties(ThemeFiles.THEME.resolve(type).resolve("theme.properties"))
                .getProperty("locales");
        assertThat(declared.split(",")).containsExactlyInAnyOrderElementsOf(Bundle.LANGUAGES);
    }

    @Test
    void theRealmOffersTheLanguagesThatTheThemesSpeak() {
        var offered = SUPPORTED.matcher(ThemeFiles.text(ThemeFiles.REALM.resolve("realm.json")));
        assertThat(offered.find()).isTrue();
        assertThat(all(Pattern.compile("[a-z]+"), offered.group(1)))
                .containsExactlyInAnyOrderElementsOf(Bundle.LANGUAGES);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
