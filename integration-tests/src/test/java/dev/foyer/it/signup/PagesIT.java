package dev.foyer.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OnFoyer
@DisplayName("Every page of a sign-up")
class PagesIT {

    /** WCAG 2.2 at level AA, as axe names its rules. */
    private static final List<String> WCAG_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final FoyerSystem system;

    PagesIT(FoyerSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("is accessible and fits a screen of 320 pixels")
    void accessible(ColorScheme scheme) {
        String email = system.newEmail();
        Browser.NewContextOptions phone = new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(320, 640)
                // axe is put into the page, which the pages' own policy does not foresee
                .setBypassCSP(true);
        try (Customer customer = Customer.with(system, phone)) {
            var form = customer.register();
            check(customer.page());
            form.business(" ").person(email, "Rosa", "Meyer").submit();
            check(customer.page());
            form.business("Harbour Lights Ltd").submit();
            check(customer.page());
            customer.openMailedLink(email);
            check(customer.page());
            customer.page().locator("#foyer-confirm").click();
            check(customer.page());
            customer.choosePassword("short");
            check(customer.page());
            customer.choosePassword("correct horse battery");
            customer.signedInShop();
            check(customer.page());
        }
        try (Customer customer = Customer.with(system, phone)) {
            customer.signIn(email, "wrong");
            check(customer.page());
            customer.page().navigate(customer.page().url());
            customer.page().getByText("Forgot").click();
            check(customer.page());
        }
    }

    private static void check(Page page) {
        page.waitForLoadState();
        String where = page.title() + " at " + page.url();
        assertThat(new AxeBuilder(page).withTags(WCAG_AA).analyze().getViolations())
                .as(where)
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", where)
                .isEqualTo(320);
    }
}
