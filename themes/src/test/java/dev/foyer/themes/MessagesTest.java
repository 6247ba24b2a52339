package dev.foyer.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** English stands for all languages here: {@link TranslationsTest} holds them together. */
class MessagesTest {
    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("\"(foyer\\.[A-Za-z0-9.-]+)\"");
    private static final Pattern KEY_OF_KEYCLOAK = Pattern.compile("msg\\([\"']([A-Za-z][A-Za-z0-9.-]*)[\"'][,)]");
    private static final Pattern KEY_IN_REALM = Pattern.compile("\\$\\{(foyer\\.[A-Za-z0-9.-]+)}");

    /** Whole keys only: one that is put together of parts ends at a quote with a dot, and has no text. */
    private static final Pattern KEY_IN_JAVA = Pattern.compile("\"(foyer\\.[A-Za-z0-9.-]*[A-Za-z0-9])\"");

    /** What looks like a key in Java and is none; each with its reason. */
    private static final Map<String, String> NO_KEYS = Map.of(
            "foyer.changed-users", "a property of a session with the database",
            "foyer.guests", "an attribute of clients and client scopes",
            "foyer.invalid", "the host in a Message-ID where the sender has none");

    /** Named by the mail's template file. */
    private static final Pattern SUBJECT = Pattern.compile("foyer\\.mail\\.[a-z-]+\\.subject");

    @ParameterizedTest
    @ValueSource(strings = {"login", "email", "account"})
    void everyTextThatATemplateAsksForExists(String type) {
        assertThat(textsSeenBy(type)).containsAll(keysInTemplates(type, KEY_IN_TEMPLATE));
    }

    @Test
    void everyTextThatTheRealmAsksForExistsInEveryTheme() {
        assertThat(Bundle.SHARED.ourKeys()).containsAll(keysInRealm());
    }

    @Test
    void everyTextThatJavaAsksForExists() {
        var texts = new TreeSet<String>();
        Bundle.all().forEach(bundle -> texts.addAll(bundle.ourKeys()));
        assertThat(keysInJava())
                .as("keys in Java, whole ones; what looks like one and is none belongs to NO_KEYS")
                .isNotEmpty()
                .isSubsetOf(texts);
    }

    @Test
    void everyErrorExistsInEveryThemeBecauseTheConsoleShowsItToo() {
        assertThat(keysInJava())
                .filteredOn(key -> key.startsWith("foyer.error."))
                .isSubsetOf(Bundle.SHARED.ourKeys());
    }

    @Test
    void everyTextOfOursIsAskedFor() {
        var askedFor = new TreeSet<>(keysInRealm());
        askedFor.addAll(keysInJava());
        Bundle.TYPES.forEach(type -> askedFor.addAll(keysInTemplates(type, KEY_IN_TEMPLATE)));
        for (Bundle bundle : Bundle.all()) {
            assertThat(bundle.ourKeys())
                    .as("%s", bundle)
                    .filteredOn(key -> !SUBJECT.matcher(key).matches())
                    .isSubsetOf(askedFor);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void whatWeSayInOtherWordsIsATextOfKeycloak(String type) {
        assertThat(Bundle.of(type).in("en").stringPropertyNames())
                .filteredOn(key -> !key.startsWith("foyer.") && !key.startsWith("locale_"))
                .isSubsetOf(Bundle.ofKeycloak(type, "en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void everyTextOfKeycloakThatOurTemplatesAskForExistsInEveryLanguage(String type) {
        for (String language : Bundle.LANGUAGES) {
            var texts = new TreeSet<>(textsSeenBy(type));
            texts.addAll(Bundle.of(type).in(language).stringPropertyNames());
            texts.addAll(Bundle.ofKeycloak(type, language).stringPropertyNames());
            assertThat(keysInTemplates(type, KEY_OF_KEYCLOAK)).as(language).isSubsetOf(texts);
        }
    }

    @Test
    void sharedTextsHaveNoPlaceholderBecausePagesAndConsolesWriteThemDifferently() {
        var texts = Bundle.SHARED.in("en");
        assertThat(texts.stringPropertyNames())
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).doesNotContain("{"));
    }

    @Test
    void aThemeRepeatsASharedTextOnlyToAddAPlaceholder() {
        for (String type : Bundle.TYPES) {
            var texts = Bundle.of(type).in("en");
            assertThat(Bundle.of(type).ourKeys()).allSatisfy(key -> assertThat(texts.getProperty(key))
                    .as("%s of %s", key, type)
                    .contains("{"));
        }
    }

    @Test
    void aMailCarriesItsLinkAsButtonAndAsText() {
        var texts = Bundle.of("email").in("en");
        var bodies = texts.stringPropertyNames().stream()
                .filter(key -> key.endsWith("odyHtml"))
                .toList();
        assertThat(bodies).hasSize(10);
        assertThat(bodies).allSatisfy(key -> {
            assertThat(texts.getProperty(key)).contains("<p><a href=\"{0}\">").contains("<small>{0}</small>");
            assertThat(texts.getProperty(key.replace("Html", ""))).contains("\n{0}\n");
        });
    }

    @Test
    void aMailOfTheRegistrysHasTextHtmlAndSubject() {
        var texts = ThemeFiles.THEME.resolve("email/text");
        var mails = ThemeFiles.below(ThemeFiles.THEME.resolve("email/html"), ".ftl").stream()
                .map(template -> template.getFileName().toString())
                .filter(name -> name.startsWith("foyer-"))
                .toList();
        assertThat(mails).isNotEmpty().allSatisfy(mail -> {
            assertThat(texts.resolve(mail)).exists();
            String name = "foyer.mail." + mail.replaceAll("^foyer-|\\.ftl$", "");
            // A notice is told by its subject: each has one of its own.
            assertThat(Bundle.of("email").ourKeys())
                    .anyMatch(key -> key.matches(
                            Pattern.quote(name) + (mail.equals("foyer-notice.ftl") ? "-[a-z-]+" : "") + "\\.subject"));
        });
    }

    @Test
    void aMailOfTheRegistrysLeadsToTheShopAsButtonAndAsText() {
        for (String kind : new String[] {"html", "text"}) {
            assertThat(ThemeFiles.below(ThemeFiles.THEME.resolve("email").resolve(kind), ".ftl"))
                    .filteredOn(mail -> mail.getFileName().toString().startsWith("foyer-"))
                    .filteredOn(mail -> !mail.getFileName().toString().matches("foyer-(sign-up|email-|notice|link-).*"))
                    .isNotEmpty()
                    .allSatisfy(mail -> assertThat(ThemeFiles.text(mail))
                            .contains(kind.equals("html") ? "<@layout.shopLink />" : "\n\n${link}\n"));
        }
    }

    @Test
    void aLinkThatStaffSendLeadsToThePasswordAsButtonAndAsText() {
        for (String kind : new String[] {"html", "text"}) {
            assertThat(ThemeFiles.below(ThemeFiles.THEME.resolve("email").resolve(kind), ".ftl"))
                    .filteredOn(mail -> mail.getFileName().toString().startsWith("foyer-link-"))
                    .isNotEmpty()
                    .allSatisfy(mail -> assertThat(ThemeFiles.text(mail))
                            .contains(kind.equals("html") ? "<@layout.passwordLink />" : "\n\n${link}\n"));
        }
    }

    private static Set<String> textsSeenBy(String type) {
        var keys = new TreeSet<>(Bundle.SHARED.ourKeys());
        keys.addAll(Bundle.of(type).ourKeys());
        return keys;
    }

    private static Set<String> keysInTemplates(String type, Pattern pattern) {
        var keys = new TreeSet<>(ThemeFiles.found(ThemeFiles.THEME.resolve(type), ".ftl", pattern));
        keys.addAll(ThemeFiles.found(ThemeFiles.THEME.resolve(type), ".js", pattern));
        return keys;
    }

    private static Set<String> keysInRealm() {
        return ThemeFiles.found(ThemeFiles.REALM, ".json", KEY_IN_REALM);
    }

    private static Set<String> keysInJava() {
        var keys = new TreeSet<>(ThemeFiles.found(ThemeFiles.EXTENSIONS, ".java", KEY_IN_JAVA));
        assertThat(keys).as("still in Java").containsAll(NO_KEYS.keySet());
        keys.removeAll(NO_KEYS.keySet());
        return keys;
    }
}
