package dev.foyer.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What must be right on every hosted page, on a phone of 320 pixels, in one language and one look. */
public record PageCheck(String language, ColorScheme scheme) {

    /** WCAG 2.2 at level AA, as axe names its rules. */
    private static final List<String> WCAG_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** Pages whose heading is a greeting or a whole sentence. */
    private static final Set<String> NAMELESS =
            Set.of("login-login", "login-login-username", "login-login-password", "login-login-otp", "login-info");

    private static final int WIDTH = 320;
    private static final AtomicInteger PICTURES = new AtomicInteger();

    /** Words that no German, French or Spanish sentence has. */
    private static final Pattern ENGLISH = Pattern.compile("(?i)\\b(the|your|please|with|you|this)\\b");

    /** A browser whose pages can be checked. */
    public Browser.NewContextOptions browser() {
        return new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(WIDTH, 640)
                // axe is put into the page, which the pages' own policy does not foresee
                .setBypassCSP(true);
    }

    /** Checks a page of Keycloak's. With the system property {@code foyer.pictures}, a folder, it is there afterwards. */
    public void hosted(Page page) {
        accessible(page);
        picture(page);
        String where = where(page);
        assertThat(page.locator("html").getAttribute("lang"))
                .as("language of %s", where)
                .isEqualTo(language);
        titled(page);
        String text = page.locator("body").innerText();
        assertThat(text).as("keys without a text on %s", where).doesNotContain("foyer.", "${");
        if (!language.equals("en") && !isRightToLeft()) {
            assertThat(ENGLISH.matcher(text).results().map(word -> word.group()))
                    .as("English on %s: %s", where, text)
                    .isEmpty();
        }
    }

    /** Checks any page: axe finds nothing, and nothing stands out at the side. */
    public void accessible(Page page) {
        page.waitForLoadState();
        String where = where(page);
        assertThat(new AxeBuilder(page).withTags(WCAG_AA).analyze().getViolations())
                .as(where)
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", where)
                .isEqualTo(WIDTH);
    }

    /** Whoever has many tabs, or hears them, tells pages apart by this. Where one signs in, it says so instead of a welcome. */
    private static void titled(Page page) {
        String id = page.locator("body").getAttribute("data-page-id");
        if (id != null && id.startsWith("login-") && !NAMELESS.contains(id)) {
            assertThat(page.title())
                    .as("title of %s", id)
                    .startsWith(page.locator("h1").innerText());
        }
    }

    private void picture(Page page) {
        String folder = System.getProperty("foyer.pictures");
        if (folder != null) {
            String name = "%s-%s-%03d-%s.png"
                    .formatted(
                            language,
                            scheme,
                            PICTURES.incrementAndGet(),
                            page.title().replaceAll("[^\\p{L}]+", "-"));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder).resolve(name))
                    .setFullPage(true));
        }
    }

    private boolean isRightToLeft() {
        return language.equals("ar");
    }

    private String where(Page page) {
        return page.title() + " at " + page.url() + " in " + language + ", " + scheme;
    }
}
