package dev.foyer.it.signup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Whoever has only a keyboard")
class KeyboardIT {

    /** Name and value of what has the focus, or its text. */
    private static final String FOCUSED = "() => { const e = document.activeElement;"
            + " return e.type === 'radio' ? e.name + ' ' + e.value : e.name || e.value || e.textContent.trim(); }";

    /** Whether the focus shows: on the element itself, or on the box that a field or a card is drawn by. */
    private static final String VISIBLE = "() => { const e = document.activeElement;"
            + " const shown = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';"
            + " return [e, e.closest('.pf-v5-c-form-control'), e.closest('.foyer-card')]"
            + " .some(box => box && shown(getComputedStyle(box))); }";

    private final FoyerSystem system;

    KeyboardIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("walks through the sign-up form in the order of reading, and always sees where")
    void order() {
        try (Customer customer = Customer.of(system)) {
            customer.register();
            assertThat(walk(customer.page(), 12))
                    .containsExactly(
                            "account_type business",
                            "business_name",
                            "email",
                            "firstName",
                            "lastName",
                            "newsletter",
                            "Create an account",
                            "Back to sign-in",
                            "Deutsch",
                            "English",
                            "Español",
                            "Français");
        }
    }

    @Test
    @DisplayName("chooses the account type by the arrow keys, and a person is not led to the business name")
    void accountType() {
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            Keyboard keyboard = customer.page().keyboard();
            form.accountType("business").focus();
            keyboard.press("ArrowRight");
            assertThat(form.accountType("personal")).isChecked();
            assertThat(form.accountType("personal")).isFocused();
            assertThat(walk(customer.page(), 1)).containsExactly("email");
            keyboard.press("Shift+Tab");
            keyboard.press("ArrowLeft");
            assertThat(form.accountType("business")).isChecked();
            assertThat(walk(customer.page(), 1)).containsExactly("business_name");
        }
    }

    @Test
    @DisplayName("sends the form by Enter, and lands at the first field with an error, which says what is wrong")
    void errors() {
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            form.business("Harbour Lights Ltd").person("not an address", "Rosa", "");
            form.page().locator("input[name=lastName]").press("Enter");
            form.errorAt("email").waitFor();

            assertThat(form.page().locator("#email")).isFocused();
            assertInvalid(form, "email");
            assertInvalid(form, "lastName");
            assertThat(form.page().locator("#firstName")).not().hasAttribute("aria-invalid", "true");
            assertThat(form.page().locator("[autofocus]")).hasCount(1);
        }
    }

    @Test
    @DisplayName("lands at the password that differs, without JavaScript too")
    void passwords() {
        String email = system.newEmail();
        try (Customer customer = Customer.withoutJavaScript(system)) {
            RegistrationPage form = customer.register();
            form.personal().person(email, "Rosa", "Meyer").submit();
            customer.openMailedLink(email);
            assertThat(customer.page().locator("#password-new")).isFocused();
            customer.page().locator("#password-new").fill("correct horse battery");
            customer.page().locator("#password-confirm").fill("correct horse");
            customer.page().keyboard().press("Enter");
            assertThat(customer.page().locator("#password-confirm")).isFocused();
            assertThat(customer.page().locator("#password-confirm"))
                    .hasAttribute("aria-describedby", "input-error-password-confirm");
            assertThat(customer.page().locator("#input-error-password-confirm")).isVisible();
        }
    }

    private static void assertInvalid(RegistrationPage form, String field) {
        var input = form.page().locator("#" + field);
        assertThat(input).hasAttribute("aria-invalid", "true");
        assertThat(input).hasAttribute("aria-describedby", "input-error-" + field);
        assertThat(form.errorAt(field)).isVisible();
    }

    /** Presses Tab and notes what gets the focus. */
    private static List<String> walk(Page page, int steps) {
        List<String> focused = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            page.keyboard().press("Tab");
            focused.add((String) page.evaluate(FOCUSED));
            assertThat(page.evaluate(VISIBLE))
                    .as("the focus shows at %s", focused)
                    .isEqualTo(true);
        }
        return focused;
    }
}
