package dev.foyer.it.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Arabic, added to the realm as a seller would do it; texts of ours that have no translation stay English. */
@OnFoyer
@DisplayName("In a language that is written from right to left, a page")
class RightToLeftIT {

    private static final List<String> OURS = List.of("en", "de", "fr", "es");

    private final FoyerSystem system;

    RightToLeftIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void addArabic() {
        offer(List.of("en", "de", "fr", "es", "ar"));
        assertThat(system.keycloak()
                        .send("POST", "/localization/ar", Map.of("locale_ar", "العربية"))
                        .status())
                .isEqualTo(204);
    }

    @AfterEach
    void asBefore() {
        offer(OURS);
        system.keycloak().remove("/localization/ar");
    }

    @Test
    @DisplayName("is mirrored, fits a phone and is accessible")
    void mirrored() {
        PageCheck check = new PageCheck("ar", ColorScheme.LIGHT);
        String email = system.newEmail();
        try (Customer customer = Customer.speaking(system, "ar", check.browser())) {
            Page page = customer.page();
            RegistrationPage form = customer.register();
            check.hosted(page);
            assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
            assertThat(end(page.locator("label[for=email]"))).isCloseTo(end(page.locator("#email")), within(2.0));
            assertThat(start(form.accountType("business")))
                    .isLessThan(start(page.locator(".foyer-card__icon").first()));
            form.business(" ").person(email, "", "").submit();
            check.hosted(page);
            form.business("شركة النور").person(email, "ليلى", "نور").submit();
            check.hosted(page);
            customer.openMailedLink(email);
            check.hosted(page);
            assertThat(start(page.locator("#password-new-show-password")))
                    .isLessThan(start(page.locator("#password-new")));
            assertThat(system.mailbox().await(email).get("html").asText()).contains("lang=\"ar\" dir=\"rtl\"");
        }
    }

    private void offer(List<String> languages) {
        assertThat(system.keycloak()
                        .send("PUT", "", Map.of("supportedLocales", languages))
                        .status())
                .isEqualTo(204);
    }

    private static double start(Locator element) {
        return element.boundingBox().x;
    }

    private static double end(Locator element) {
        BoundingBox box = element.boundingBox();
        return box.x + box.width;
    }
}
