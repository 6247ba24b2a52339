package dev.foyer.it.newsletter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The newsletter at sign-up")
class NewsletterIT {

    private static final String TEXT = "foyer.newsletter.consent";
    private static final String ENGLISH = "Please send me the newsletter by email. I can unsubscribe at any time.";
    private static final String GERMAN =
            "Bitte senden Sie mir den Newsletter per E-Mail. Ich kann ihn jederzeit abbestellen.";

    private final FoyerSystem system;

    NewsletterIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void offer() {
        system.keycloak().settings(Map.of("newsletter", true));
        system.keycloak().remove("/localization/en/" + TEXT);
    }

    @Test
    @DisplayName("is a box with a label that nobody has ticked, and that a keyboard reaches")
    void box() {
        try (Customer customer = Customer.withoutJavaScript(system)) {
            RegistrationPage form = customer.register();
            assertThat(form.newsletter()).not().isChecked();
            assertThat(form.page().getByLabel(ENGLISH)).hasAttribute("name", "newsletter");

            form.business(" ").person(system.newEmail(), "Rosa", "Meyer").submit();
            assertThat(form.errorAt("business_name")).isVisible();
            assertThat(form.newsletter()).not().isChecked();

            form.page().locator("input[name=lastName]").focus();
            form.page().keyboard().press("Tab");
            assertThat(form.newsletter()).isFocused();
            form.page().keyboard().press("Space");
            assertThat(form.newsletter()).isChecked();
            form.submit();
            assertThat(form.errorAt("business_name")).isVisible();
            assertThat(form.newsletter()).isChecked();
        }
    }

    @Test
    @DisplayName("is on the page behind the mail's link, and then on record in the words that were read")
    void consent() {
        String email = system.newEmail();
        try (Customer customer = Customer.speaking(system, "de", new Browser.NewContextOptions())) {
            RegistrationPage form = customer.register().personal().person(email, "Ali", "Kaya");
            form.newsletter().check();
            form.submit();
            customer.openMailedLink(email);
            assertThat(customer.page().locator(".foyer-details")).containsText(GERMAN);
            customer.createAccount();
        }
        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> found.get("newsletter").asBoolean());
        JsonNode consents = consents(customer);
        assertThat(consents).hasSize(1);
        JsonNode consent = consents.get(0);
        assertThat(consent.get("kind").asText()).isEqualTo("newsletter");
        assertThat(consent.get("wording").asText()).isEqualTo(GERMAN);
        assertThat(consent.get("language").asText()).isEqualTo("de");
        assertThat(consent.get("source").asText()).isEqualTo("registration");
        assertThat(consent.get("application").asText()).isEqualTo("storefront");
        assertThat(consent.get("withdrawnAt").isNull()).isTrue();
        Instant given = Instant.parse(consent.get("givenAt").asText());
        Instant confirmed = Instant.parse(consent.get("confirmedAt").asText());
        assertThat(given).isBefore(confirmed);
        assertThat(confirmed).isBetween(given, given.plusSeconds(120));
    }

    @Test
    @DisplayName("is not asked for by whoever leaves the box alone")
    void unticked() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.register().personal().person(email, "Ali", "Kaya").submit();
            customer.openMailedLink(email);
            assertThat(customer.page().locator(".foyer-details")).not().containsText("ewsletter");
            customer.createAccount();
        }
        assertNone(email);
    }

    @Test
    @DisplayName("is nobody's as long as the address is not confirmed")
    void unconfirmed() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register().personal().person(email, "Ali", "Kaya");
            form.newsletter().check();
            form.submit();
            customer.openMailedLink(email);
            assertThat(customer.page().locator(".foyer-details")).containsText(ENGLISH);
        }
        assertThat(system.keycloak().exists(email)).isFalse();
        assertThat(system.registry().find(email)).isNull();
    }

    @Test
    @DisplayName("is kept in the words that stood beside the box that was ticked, whatever the page was shown in since")
    void wordsOfTheBox() {
        String email = system.newEmail();
        try (Customer customer = Customer.speaking(system, "de", new Browser.NewContextOptions())) {
            RegistrationPage form = customer.register();
            assertThat(form.page().getByLabel(GERMAN)).isVisible();
            form.page().locator(".foyer-languages a[lang=en]").click();
            assertThat(form.page().getByLabel(ENGLISH)).isVisible();

            form.post(person(email, Map.of("newsletter", "de")));
            customer.createAccount(email);
        }
        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> found.get("newsletter").asBoolean());
        assertThat(consents(customer).at("/0/wording").asText()).isEqualTo(GERMAN);
    }

    @Test
    @DisplayName("is offered in the seller's own words, however long, and the user can be edited as before")
    void sellersWords() {
        String wording =
                "Harbour & Pine may write to me. ".repeat(200) + "See <a href=\"https://shop.example\">how</a>.";
        assertThat(system.keycloak()
                        .send("POST", "/localization/en", Map.of(TEXT, wording))
                        .status())
                .isEqualTo(204);
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register().personal().person(email, "Ali", "Kaya");
            assertThat(form.page().locator("label[for=newsletter] a")).hasAttribute("href", "https://shop.example");
            form.newsletter().check();
            form.submit();
            customer.createAccount(email);
        }
        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> found.get("newsletter").asBoolean());
        assertThat(consents(customer).at("/0/wording").asText()).isEqualTo(wording);

        assertThat(system.keycloak()
                        .put(system.keycloak().user(email).put("lastName", "Huber"))
                        .status())
                .isEqualTo(204);
        system.registry()
                .awaitCustomer(
                        email,
                        found -> found.get("lastName").asText().equals("Huber")
                                && found.get("newsletter").asBoolean());
    }

    @Test
    @DisplayName("is not offered where the seller has switched it off, and a forged field asks for nothing")
    void switchedOff() {
        assertThat(system.keycloak().settings(Map.of("newsletter", false)).status())
                .isEqualTo(200);
        String forged = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            assertThat(form.newsletter()).hasCount(0);
            form.post(person(forged, Map.of("newsletter", "on")));
            customer.createAccount(forged);
        }
        assertNone(forged);
    }

    @Test
    @DisplayName("is not asked for by a form that was open when the seller switched it off")
    void switchedOffMeanwhile() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register().personal().person(email, "Ali", "Kaya");
            form.newsletter().check();
            system.keycloak().settings(Map.of("newsletter", false));
            form.submit();
            customer.createAccount(email);
        }
        assertNone(email);
    }

    private void assertNone(String email) {
        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> found.get("emailVerified").asBoolean());
        assertThat(customer.get("newsletter").asBoolean(true)).isFalse();
        assertThat(consents(customer)).isEmpty();
        assertThat(system.keycloak().user(email).path("attributes").has("newsletter_consent"))
                .isFalse();
    }

    private JsonNode consents(JsonNode customer) {
        return system.registry()
                .get("/customers/" + customer.get("id").asText() + "/consents")
                .body()
                .get("items");
    }

    private static Map<String, String> person(String email, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(
                Map.of("account_type", "personal", "email", email, "firstName", "Ali", "lastName", "Kaya"));
        fields.putAll(more);
        return fields;
    }
}
