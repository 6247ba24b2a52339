package dev.foyer.it.bots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The registration form")
class BotDefenceIT {

    private static final String TRAP = "foyer_homepage";

    private final FoyerSystem system;

    BotDefenceIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        system.limits().restore();
    }

    @Test
    @DisplayName("has a field that nobody sees, reaches by keyboard or hears of, and that a browser does not fill in")
    void trapIsHidden() {
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            Locator trap = form.page().locator("[name=" + TRAP + "]");

            assertThat(trap).hasAttribute("tabindex", "-1");
            assertThat(trap).hasAttribute("autocomplete", "off");
            assertThat(form.page().locator("[aria-hidden=true]:has([name=" + TRAP + "])"))
                    .hasCount(1);
            assertThat(trap.evaluate("field => getComputedStyle(field.parentElement).clipPath"))
                    .isEqualTo("inset(50%)");
            // What is not displayed at all, programs leave alone.
            assertThat(trap.evaluate("field => getComputedStyle(field.parentElement).display"))
                    .isEqualTo("block");
        }
    }

    @Test
    @DisplayName("creates nothing for a program that fills in that field, and lets a person send it again without")
    void trapCatches() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            form.personal().person(email, "Ali", "Kaya");
            form.page().locator("[name=" + TRAP + "]").evaluate("field => { field.value = 'https://spam.example' }");
            form.submit();

            assertThat(form.message()).containsText("Something is not right with this form");
            assertThat(form.page().locator("[name=" + TRAP + "]")).hasValue("");
            assertThat(form.page().locator("[name=email]")).hasValue(email);
            assertThat(system.waitingSignUps(email)).isZero();

            form.submit();
            customer.page().getByText(email).first().waitFor();
        }
    }

    @Test
    @DisplayName("takes the time that people need, counted from its first showing on")
    void leastTime() {
        String email = system.newEmail();
        system.limits().only(Map.of("minimalFillSeconds", 60));
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            form.personal().person(email, "Ali", "Kaya").submit();
            assertThat(form.message()).containsText("That was very quick");
            assertThat(system.waitingSignUps(email)).isZero();

            system.limits().only(Map.of("minimalFillSeconds", 0));
            form.submit();
            customer.page().getByText(email).first().waitFor();
        }
    }

    @Test
    @DisplayName("says with status 429 when to try again, and keeps what was typed without the passwords")
    void tooMany() {
        String email = system.newEmail();
        system.limits().only(Map.of("limitPerAddressPerHour", 1));
        Map<String, String> typed = typed(email);
        try (Customer customer = Customer.of(system)) {
            assertThat(customer.register().post(with(typed, "account_type", "")).status())
                    .isEqualTo(200);
        }
        try (Customer customer = Customer.of(system)) {
            APIResponse refused = customer.register().post(with(typed, "password", "correct horse battery"));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.headers().get("retry-after"))).isBetween(3500, 3600);
            assertThat(refused.text())
                    .contains("There were too many attempts. Please try again in 60 minutes.", email)
                    .doesNotContain("correct horse battery");
        }
        assertThat(system.waitingSignUps(email)).isZero();
    }

    @Test
    @DisplayName("knows the address by one name only: under another nobody would count it")
    void otherNameOfTheField() {
        String email = system.newEmail();
        Map<String, String> typed = with(typed(email), "user.attributes.email", email);
        typed.remove("email");
        try (Customer customer = Customer.of(system)) {
            assertThat(customer.register().post(typed).text()).contains("input-error-email");
        }
        assertThat(system.waitingSignUps(email)).isZero();
    }

    @Test
    @DisplayName("counts what a network sends whatever becomes of it, in new sessions too, and tells nothing more then")
    void perNetwork() {
        String taken = system.newEmail();
        system.keycloak().create(taken, true, Map.of("account_type", "personal"));
        system.limits().only(Map.of("limitPerNetworkPerMinute", 3));
        for (int i = 0; i < 3; i++) {
            try (Customer customer = Customer.of(system)) {
                assertThat(customer.register().post(Map.of("email", "nonsense")).status())
                        .isEqualTo(200);
            }
        }
        try (Customer customer = Customer.of(system)) {
            APIResponse refused = customer.register().post(typed(taken));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text()).contains("in a minute").doesNotContain("input-error-email");
        }
    }

    @Test
    @DisplayName("has a limit for the whole realm")
    void perRealm() {
        system.limits().only(Map.of("limitPerRealmPerMinute", 1));
        try (Customer customer = Customer.of(system)) {
            assertThat(customer.register().post(typed(system.newEmail())).status())
                    .isEqualTo(200);
        }
        try (Customer customer = Customer.of(system)) {
            assertThat(customer.register().post(typed(system.newEmail())).status())
                    .isEqualTo(429);
        }
    }

    @Test
    @DisplayName("refuses everybody while limits cannot be counted")
    void failsClosed() {
        String email = system.newEmail();
        system.keycloakDatabase().update("alter table foyer_limit rename to foyer_limit_away");
        try (Customer customer = Customer.of(system)) {
            APIResponse refused = customer.register().post(typed(email));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text()).contains("in a minute");
        } finally {
            system.keycloakDatabase().update("alter table foyer_limit_away rename to foyer_limit");
        }
        assertThat(system.waitingSignUps(email)).isZero();
    }

    @Test
    @DisplayName("leaves nothing readable about anybody in the database")
    void hashed() {
        String email = system.newEmail();
        system.limits().only(Map.of("limitPerNetworkPerMinute", 9, "limitPerAddressPerHour", 9));
        try (Customer customer = Customer.of(system)) {
            customer.register().post(typed(email));
        }
        assertThat(system.keycloakDatabase()
                        .texts("select subject_kind || ' ' || subject from foyer_limit order by subject_kind"))
                .hasSize(2)
                .allMatch(row -> row.matches("(address|network) [A-Za-z0-9_-]{43}"));
    }

    private static Map<String, String> typed(String email) {
        return Map.of("account_type", "personal", "email", email, "firstName", "Ali", "lastName", "Kaya");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
