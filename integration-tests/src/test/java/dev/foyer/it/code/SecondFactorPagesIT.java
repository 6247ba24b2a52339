package dev.foyer.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnFoyer
@DisplayName("On a screen of 320 pixels, in every language, light and dark, a second factor is accessible")
class SecondFactorPagesIT {

    private static final String MESSAGE = ".foyer-way:has(.fa-comment)";
    private static final String APP = ".foyer-way:not(:has(.fa-comment))";

    private final FoyerSystem system;

    SecondFactorPagesIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void asBefore() {
        CodeRealm.restore(system);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"en, LIGHT", "de, DARK", "es, LIGHT"})
    @DisplayName("to choose and set up, with a wrong number and a wrong code")
    void setUp(String language, ColorScheme scheme) {
        PhoneOwner owner = PhoneOwner.of(system);
        CodeRealm.set(system, Map.of("mfaPolicy", "required", "mfaRequiredFrom", "2100-01-31T00:00:00Z"));
        PageCheck check = new PageCheck(language, scheme);
        try (Customer customer = Customer.speaking(system, language, check.browser())) {
            Page page = customer.page();
            customer.signIn(owner.email, PhoneOwner.PASSWORD);
            page.locator("#foyer-second-factor-later").waitFor();
            check.hosted(page);
            page.locator("[name=way][value=PHONE]").click();
            check.hosted(page);
            type(page, "phone", "12");
            page.locator("[aria-invalid=true]").waitFor();
            check.hosted(page);
            type(page, "phone", owner.number);
            page.locator("#foyer-code-other-number").waitFor();
            check.hosted(page);
            String code = owner.awaitCode(owner.number, "");
            type(page, "code", PhoneOwner.wrong(code));
            page.locator("[aria-invalid=true]").waitFor();
            check.hosted(page);
            type(page, "code", code);
            customer.signedInShop();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"de, LIGHT", "fr, DARK"})
    @DisplayName("to show: by the one way, by the other, with a wrong code, on a device to be remembered")
    void show(String language, ColorScheme scheme) {
        PhoneOwner owner = PhoneOwner.of(system).enrolled();
        system.keycloak().addAuthenticatorApp(owner.email);
        CodeRealm.set(system, Map.of("trustedDeviceDays", 30));
        PageCheck check = new PageCheck(language, scheme);
        try (Customer customer = Customer.speaking(system, language, check.browser())) {
            Page page = customer.page();
            customer.signIn(owner.email, PhoneOwner.PASSWORD);
            for (String field : new String[] {"code", "otp"}) {
                page.locator("#try-another-way").click();
                page.locator(MESSAGE).waitFor();
                check.hosted(page);
                page.locator(field.equals("code") ? MESSAGE : APP).click();
                page.locator("[name=" + field + "]").waitFor();
                check.hosted(page);
                type(page, field, "000000");
                page.locator("[aria-invalid=true]").waitFor();
                check.hosted(page);
                assertThat(page.locator("[name=foyer-trust-device]").count())
                        .as("box after a wrong code")
                        .isEqualTo(1);
            }
        }
    }

    private static void type(Page page, String field, String value) {
        page.locator("[name=" + field + "]").fill(value);
        page.locator("form:has([name=" + field + "]) [type=submit]").first().click();
    }
}
