package dev.foyer.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ThemeDeclarationTest {
    private static final Pattern TYPES = Pattern.compile("\"types\"\\s*:\\s*\\[([^]]*)]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private static final Pattern DECLARATION = Pattern.compile("(?m)^\\s*(--foyer-[a-z-]+):");
    private static final Pattern USE = Pattern.compile("var\\((--foyer-[a-z-]+)\\)");

    @Test
    void keycloakIsToldOfExactlyTheThemeTypesThatExist() throws IOException {
        String declaration = ThemeFiles.text(ThemeFiles.RESOURCES.resolve("META-INF/keycloak-themes.json"));
        var types = TYPES.matcher(declaration);
        assertThat(types.find()).isTrue();
        var declared = QUOTED.matcher(types.group(1))
                .results()
                .map(match -> match.group(1))
                .toList();

        try (var folders = Files.list(ThemeFiles.THEME)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(declared);
        }
    }

    @Test
    void everyStyleAndIconOfOursThatAThemeNamesExists() {
        for (String type : new String[] {"login", "account"}) {
            var theme = ThemeFiles.THEME.resolve(type);
            var settings = ThemeFiles.properties(theme.resolve("theme.properties"));
            for (String resource :
                    (settings.getProperty("styles") + " " + settings.getProperty("favicons")).split(" ")) {
                boolean ofKeycloak = resource.equals("css/styles.css");
                assertThat(ofKeycloak
                                || Files.exists(theme.resolve("resources").resolve(resource))
                                || Files.exists(
                                        ThemeFiles.SHARED.resolve("resources").resolve(resource)))
                        .as("%s of the %s theme", resource, type)
                        .isTrue();
            }
        }
    }

    @Test
    void everyPictureThatAStylesheetNamesExists() {
        var url = Pattern.compile("url\\(\"([^\"]+)\"\\)");
        for (var stylesheet : ThemeFiles.below(ThemeFiles.RESOURCES, ".css")) {
            assertThat(url.matcher(ThemeFiles.text(stylesheet)).results().map((MatchResult match) -> match.group(1)))
                    .as("pictures of %s", stylesheet)
                    .allSatisfy(picture -> assertThat(
                                    stylesheet.resolveSibling(picture).normalize())
                            .exists());
        }
    }

    @Test
    void everyBrandVariableIsDeclaredAndUsed() {
        var declared = new TreeSet<String>();
        var used = new TreeSet<String>();
        for (var stylesheet : ThemeFiles.below(ThemeFiles.RESOURCES, ".css")) {
            String text = ThemeFiles.text(stylesheet);
            DECLARATION.matcher(text).results().forEach(match -> declared.add(match.group(1)));
            USE.matcher(text).results().forEach(match -> used.add(match.group(1)));
        }
        assertThat(declared).isNotEmpty().isEqualTo(used);
    }
}
