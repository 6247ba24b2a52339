package dev.foyer.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The theme, and what asks for its texts, as they lie in the source tree. */
final class ThemeFiles {
    static final Path RESOURCES = Path.of("src", "main", "resources");
    static final Path THEME = RESOURCES.resolve("theme").resolve("foyer");
    static final Path SHARED = RESOURCES.resolve("theme-resources");

    static final Path REALM = Path.of("..", "realm-config", "realm");
    static final Path EXTENSIONS = Path.of("..", "keycloak-extensions", "src", "main", "java");

    private ThemeFiles() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static List<Path> below(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the first group of a pattern finds in all files below a folder. */
    static Set<String> found(Path folder, String suffix, Pattern pattern) {
        var found = new TreeSet<String>();
        for (Path file : below(folder, suffix)) {
            pattern.matcher(text(file)).results().forEach(match -> found.add(match.group(1)));
        }
        return found;
    }
}
