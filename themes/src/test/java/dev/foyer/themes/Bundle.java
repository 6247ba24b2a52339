package dev.foyer.themes;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The message bundles of one theme type, or of theme-resources, in all languages. */
record Bundle(Path folder) {
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");
    static final List<String> TYPES = List.of("login", "email", "account");

    /** Texts that Keycloak adds to every theme. */
    static final Bundle SHARED = new Bundle(ThemeFiles.SHARED.resolve("messages"));

    static Bundle of(String type) {
        return new Bundle(ThemeFiles.THEME.resolve(type).resolve("messages"));
    }

    static List<Bundle> all() {
        return List.of(SHARED, of("login"), of("email"), of("account"));
    }

    /** Keycloak's own texts for a theme type, without ours. */
    static Properties ofKeycloak(String type, String language) {
        String name = "/theme/base/" + type + "/messages/messages_" + language + ".properties";
        var texts = new Properties();
        try (var stream = Bundle.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Keycloak's themes have no " + name + ".");
            }
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    Path file(String language) {
        return folder.resolve("messages_" + language + ".properties");
    }

    /** Read strictly as UTF-8; Keycloak would take a file that is not for ISO 8859-1 and say nothing. */
    Properties in(String language) {
        return ThemeFiles.properties(file(language));
    }

    /** Keys of Foyer's own texts; the others are Keycloak's, said in other words. */
    Set<String> ourKeys() {
        var keys = new TreeSet<>(in("en").stringPropertyNames());
        keys.removeIf(key -> !key.startsWith("foyer."));
        return keys;
    }

    /** The console's texts are not written for MessageFormat. */
    boolean isMessageFormat() {
        return !folder.equals(of("account").folder);
    }

    @Override
    public String toString() {
        return ThemeFiles.RESOURCES.relativize(folder).toString();
    }
}
