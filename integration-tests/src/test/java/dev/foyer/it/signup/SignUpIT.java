package dev.foyer.it.signup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Signing up on the hosted page")
class SignUpIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;

    SignUpIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void allowPersonalAccounts() {
        system.keycloak().settings(Map.of("personalAccounts", true));
    }

    @Test
    @Tag("smoke")
    @DisplayName(
            "as a business leads back to the shop with the claims, and to a contact with a company in the registry")
    void business() {
        String email = system.newEmail();
        String business = system.newBusiness();
        try (Customer customer = Customer.of(system)) {
            customer.register()
                    .business("  " + business + " ")
                    .person(email, "Rosa", "Meyer")
                    .submit();
            customer.openMailedLink(email);
            customer.choosePassword(PASSWORD);

            String userId = system.keycloak().user(email).get("id").asText();
            assertThat(customer.signedInShop()).contains("account_type", "business", "customer_id", userId);
        }
        JsonNode contact = system.registry()
                .awaitCustomer(
                        email,
                        found -> !found.get("companies").isEmpty()
                                && !found.get("firstSignInAt").isNull());
        assertThat(contact.get("accountType").asText()).isEqualTo("business");
        assertThat(contact.get("emailVerified").asBoolean()).isTrue();
        assertThat(contact.get("lifecycle").asText()).isEqualTo("registered");
        JsonNode membership = contact.get("companies").get(0);
        assertThat(membership.get("name").asText()).isEqualTo(business);
        assertThat(membership.get("role").asText()).isEqualTo("admin");
        JsonNode company = system.registry()
                .get("/companies/" + membership.get("id").asText())
                .body();
        assertThat(company.get("email").asText()).isEqualTo(email);
        assertThat(company.get("contactCount").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("as a person makes an individual without a company, also when a business name was typed before")
    void personal() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.register()
                    .business("Not mine")
                    .personal()
                    .person(email, "Ali", "Kaya")
                    .submit();
            customer.openMailedLink(email);
            customer.choosePassword(PASSWORD);
            assertThat(customer.signedInShop()).contains("personal");
        }
        JsonNode individual = system.registry()
                .awaitCustomer(email, found -> found.get("emailVerified").asBoolean());
        assertThat(individual.get("accountType").asText()).isEqualTo("personal");
        assertThat(individual.get("companies")).isEmpty();
        assertThat(system.keycloak().user(email).path("attributes").has("business_name"))
                .isFalse();
    }

    @Test
    @DisplayName("asks to confirm the email address before the first sign-in")
    void emailFirst() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.register().personal().person(email, "Ali", "Kaya").submit();
            customer.page().getByText(email).first().waitFor();
            assertThat(customer.page().url()).startsWith(system.realm());
        }
        system.mailbox().await(email);
        assertThat(system.waitingSignUps(email)).isEqualTo(1);
        assertThat(system.keycloak().exists(email)).isFalse();
    }

    @Test
    @DisplayName("shows the business name for a business only, without JavaScript too")
    void businessNameShowsWithoutJavaScript() {
        try (Customer customer = Customer.withoutJavaScript(system)) {
            RegistrationPage form = customer.register();
            form.accountType("business").check();
            assertThat(form.businessName()).isVisible();
            form.accountType("personal").check();
            assertThat(form.businessName()).isHidden();
        }
    }

    @Test
    @DisplayName("says at the field that a business needs a name people can read, and keeps what was typed")
    void businessNameRequired() {
        String email = system.newEmail();
        try (Customer customer = Customer.withoutJavaScript(system)) {
            RegistrationPage form = customer.register();
            form.business(" \u200b ").person(email, "Rosa", "Meyer").submit();
            assertThat(form.errorAt("business_name")).isVisible();
            assertThat(form.page().locator("input[name=email]")).hasValue(email);
            assertThat(form.accountType("business")).isChecked();

            form.business("x".repeat(5000)).submit();
            assertThat(form.errorAt("business_name")).containsText("255");
        }
        assertThat(system.waitingSignUps(email)).isZero();
    }

    @Test
    @DisplayName("takes a name that is written from right to left")
    void rightToLeft() {
        String email = system.newEmail();
        String name = "\u0634\u0631\u0643\u0629 \u0627\u0644\u0646\u0648\u0631 (1998)";
        try (Customer customer = Customer.of(system)) {
            customer.register()
                    .business(name)
                    .person(email, "\u0644\u064a\u0644\u0649", "\u0646\u0648\u0631")
                    .submit();
            customer.openMailedLink(email);
            customer.choosePassword(PASSWORD);
            customer.signedInShop();
        }
        JsonNode contact = system.registry()
                .awaitCustomer(email, found -> !found.get("companies").isEmpty());
        assertThat(contact.at("/companies/0/name").asText()).isEqualTo(name);
    }

    @Test
    @DisplayName("offers no choice once personal accounts are switched off, and refuses a forged one")
    void personalAccountsOff() {
        assertThat(system.keycloak().settings(Map.of("personalAccounts", false)).status())
                .isEqualTo(200);
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            assertThat(form.accountType("personal")).hasCount(0);
            assertThat(form.accountType("business")).hasCount(0);
            assertThat(form.businessName()).isVisible();

            String refused = post(
                    form, Map.of("account_type", "personal", "email", email, "firstName", "Eve", "lastName", "Forge"));
            assertThat(refused).contains("input-error-account_type");
            assertThat(system.waitingSignUps(email)).isZero();
        }
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            form.businessName().fill("Only Business Ltd");
            form.person(email, "Rosa", "Meyer").submit();
            customer.createAccount(email);
        }
        assertThat(system.keycloak()
                        .user(email)
                        .at("/attributes/account_type/0")
                        .asText())
                .isEqualTo("business");
    }

    @Test
    @DisplayName("lets nobody choose to be a guest, and nobody leave the choice out")
    void forgedAccountTypes() {
        String email = system.newEmail();
        Map<String, String> person = Map.of("email", email, "firstName", "Eve", "lastName", "Forge");
        try (Customer customer = Customer.of(system)) {
            assertThat(post(customer.register(), with(person, "account_type", "guest")))
                    .contains("input-error-account_type");
            assertThat(post(customer.register(), with(person, "account_type", "admin")))
                    .contains("input-error-account_type");
            assertThat(post(customer.register(), person)).contains("input-error-account_type");
        }
        assertThat(system.waitingSignUps(email)).isZero();
    }

    @Test
    @DisplayName("gives nobody what belongs to the registry")
    void registryAttributesCannotBeTyped() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            post(
                    customer.register(),
                    Map.of(
                            "account_type",
                            "personal",
                            "email",
                            email,
                            "firstName",
                            "Eve",
                            "lastName",
                            "Forge",
                            "customer_id",
                            "00000000-0000-0000-0000-000000000001",
                            "companies",
                            "{\"role\":\"admin\"}",
                            "first_sign_in_at",
                            "2020-01-01T00:00:00Z"));
            customer.createAccount(email);
        }
        ObjectNode user = system.keycloak().user(email);
        JsonNode attributes = user.path("attributes");
        assertThat(attributes.has("companies")).isFalse();
        // The true ones may have been written meanwhile.
        assertThat(attributes.at("/first_sign_in_at/0").asText()).doesNotStartWith("2020");
        String id = user.get("id").asText();
        assertThat(attributes.at("/customer_id/0").asText(id)).isEqualTo(id);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    /** Posts the form directly, with the cookies of the browser, and returns the page that came back. */
    private static String post(RegistrationPage form, Map<String, String> fields) {
        FormData data = FormData.create();
        fields.forEach(data::set);
        APIResponse answer = form.page()
                .request()
                .post(form.action(), RequestOptions.create().setForm(data));
        return answer.text();
    }
}
