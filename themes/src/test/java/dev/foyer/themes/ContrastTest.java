package dev.foyer.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2, AA: 4.5 for text (1.4.3), 3 for the outline of a control and the focus ring (1.4.11). */
class ContrastTest {
    private static final String BRAND =
            ThemeFiles.text(ThemeFiles.SHARED.resolve("resources").resolve("foyer/brand.css"));

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "text, page",
        "text, card",
        "text, accent-soft",
        "muted, page",
        "muted, card",
        "muted, accent-soft",
        "accent, page",
        "accent, card",
        "accent, accent-soft",
        "accent-strong, card",
        "accent-strong, accent-soft",
        "on-accent, accent",
        "on-accent, accent-strong",
        "danger, card",
        "danger, danger-soft",
        "warning, warning-soft",
        "success, success-soft",
        "info, info-soft",
        "on-panel, panel"
    })
    void textIsReadable(String text, String background) {
        assertThat(Palette.light(BRAND).contrast(text, background)).as("light").isGreaterThanOrEqualTo(4.5);
        assertThat(Palette.dark(BRAND).contrast(text, background)).as("dark").isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({"border, card", "border, page", "accent, card", "accent, page", "danger, card"})
    void controlsAndFocusStandOut(String outline, String background) {
        assertThat(Palette.light(BRAND).contrast(outline, background))
                .as("light")
                .isGreaterThanOrEqualTo(3);
        assertThat(Palette.dark(BRAND).contrast(outline, background)).as("dark").isGreaterThanOrEqualTo(3);
    }

    @Test
    void theDarkLookReplacesEveryColour() {
        assertThat(Palette.dark(BRAND).colours())
                .hasSameSizeAs(Palette.light(BRAND).colours())
                .allSatisfy((name, colour) -> assertThat(colour)
                        .as(name)
                        .isNotEqualTo(Palette.light(BRAND).colour(name)));
    }

    @Test
    void mailsUseTheLightColours() {
        var mail = ThemeFiles.properties(ThemeFiles.THEME.resolve("email/theme.properties"));
        var light = Palette.light(BRAND);
        Map.of(
                        "foyerPage", "page",
                        "foyerCard", "card",
                        "foyerText", "text",
                        "foyerMuted", "muted",
                        "foyerDivider", "divider",
                        "foyerAccent", "accent",
                        "foyerOnAccent", "on-accent")
                .forEach((setting, colour) ->
                        assertThat(mail.getProperty(setting)).as(setting).isEqualTo("#" + light.colour(colour)));
    }

    @Test
    void theRatioIsTheOneOfTheStandard() {
        var palette = new Palette(Map.of("black", "000000", "white", "ffffff", "grey", "767676"));
        assertThat(palette.contrast("black", "white")).isEqualTo(21.0, within(0.001));
        assertThat(palette.contrast("white", "grey")).isEqualTo(4.54, within(0.005));
    }
}
