package dev.foyer.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final List<String> TYPES = List.of("login", "email", "account");
    private static final Path SHARED_BUNDLE = ThemeFiles.SHARED.resolve("messages/messages_en.properties");
    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("\"(foyer\\.[A-Za-z.-]+)\"");

    private static final Path REALM = Path.of("..", "realm-config", "realm");
    private static final Pattern KEY_IN_REALM = Pattern.compile("\\$\\{(foyer\\.[A-Za-z.-]+)}");

    /** Named by the validators and the registration step. */
    private static final String NAMED_BY_VALIDATORS = "foyer.error.";

    @ParameterizedTest
    @ValueSource(strings = {"login", "email", "account"})
    void everyTextThatATemplateAsksForExists(String type) {
        assertThat(textsSeenBy(type)).containsAll(keysInTemplates(type));
    }

    @Test
    void everyTextThatTheRealmAsksForExistsInEveryTheme() {
        assertThat(ourKeys(SHARED_BUNDLE)).containsAll(keysInRealm());
    }

    @Test
    void everyTextOfOursIsAskedFor() {
        var askedFor = new TreeSet<String>();
        TYPES.forEach(type -> askedFor.addAll(keysInTemplates(type)));
        askedFor.addAll(keysInRealm());
        for (Path bundle : bundles()) {
            assertThat(ourKeys(bundle))
                    .as("%s", bundle)
                    .filteredOn(key -> !key.startsWith(NAMED_BY_VALIDATORS))
                    .isSubsetOf(askedFor);
        }
    }

    @Test
    void validatorsFindTheirTexts() {
        assertThat(ourKeys(SHARED_BUNDLE))
                .contains(
                        "foyer.error.account-type-fixed",
                        "foyer.error.account-type-required",
                        "foyer.error.account-type-unknown",
                        "foyer.error.business-name-fixed",
                        "foyer.error.business-name-required",
                        "foyer.error.business-name-too-long",
                        "foyer.error.business-name-unusable",
                        "foyer.error.personal-accounts-off");
    }

    @Test
    void sharedTextsHaveNoPlaceholderBecausePagesAndConsolesWriteThemDifferently() {
        var texts = ThemeFiles.properties(SHARED_BUNDLE);
        assertThat(texts.stringPropertyNames())
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).doesNotContain("{"));
    }

    @Test
    void aThemeRepeatsASharedTextOnlyToAddAPlaceholder() {
        for (String type : TYPES) {
            var texts = ThemeFiles.properties(bundleOf(type));
            assertThat(ourKeys(bundleOf(type))).allSatisfy(key -> assertThat(texts.getProperty(key))
                    .as("%s of %s", key, type)
                    .contains("{"));
        }
    }

    @Test
    void placeholdersAndApostrophesAreWrittenAsMessageFormatWantsThem() {
        for (Path bundle : List.of(SHARED_BUNDLE, bundleOf("login"), bundleOf("email"))) {
            var texts = ThemeFiles.properties(bundle);
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                assertThat(text.replace("''", "")).as("%s in %s", key, bundle).doesNotContain("'");
                assertThat(new MessageFormat(text).toPattern()).isNotBlank();
            }
        }
    }

    @Test
    void aMailCarriesItsLinkAsButtonAndAsText() {
        var texts = ThemeFiles.properties(bundleOf("email"));
        var bodies = texts.stringPropertyNames().stream()
                .filter(key -> key.endsWith("BodyHtml"))
                .toList();
        assertThat(bodies).hasSize(4);
        assertThat(bodies).allSatisfy(key -> {
            assertThat(texts.getProperty(key)).contains("<p><a href=\"{0}\">").contains("<small>{0}</small>");
            assertThat(texts.getProperty(key.replace("Html", ""))).contains("\n{0}\n");
        });
    }

    private static Set<String> textsSeenBy(String type) {
        var keys = new TreeSet<>(ourKeys(SHARED_BUNDLE));
        keys.addAll(ourKeys(bundleOf(type)));
        return keys;
    }

    private static Set<String> keysInTemplates(String type) {
        var keys = new TreeSet<String>();
        for (Path template : ThemeFiles.below(ThemeFiles.THEME.resolve(type), ".ftl")) {
            KEY_IN_TEMPLATE.matcher(ThemeFiles.text(template)).results().forEach(match -> keys.add(match.group(1)));
        }
        return keys;
    }

    private static Set<String> keysInRealm() {
        var keys = new TreeSet<String>();
        for (Path part : ThemeFiles.below(REALM, ".json")) {
            KEY_IN_REALM.matcher(ThemeFiles.text(part)).results().forEach(match -> keys.add(match.group(1)));
        }
        return keys;
    }

    private static List<String> ourKeys(Path bundle) {
        return ThemeFiles.properties(bundle).stringPropertyNames().stream()
                .filter(key -> key.startsWith("foyer."))
                .sorted()
                .toList();
    }

    private static List<Path> bundles() {
        return ThemeFiles.below(ThemeFiles.RESOURCES, "_en.properties");
    }

    private static Path bundleOf(String type) {
        return ThemeFiles.THEME.resolve(type).resolve("messages/messages_en.properties");
    }
}
