package dev.foyer.it.domains;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnFoyer
@DisplayName("The rule for email domains")
class EmailDomainIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;

    EmailDomainIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        set(Map.of(
                "blockDisposableEmail",
                true,
                "allowedEmailDomains",
                List.of(),
                "deniedEmailDomains",
                List.of(),
                "onlyAllowedEmailDomains",
                false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosa@mailinator.com",
                "rosa@MAIL.Mailinator.Com",
                "rosa@rival.example",
                "rosa@b\u00fccher.example"
            })
    @DisplayName("refuses disposable and denied domains at sign-up, with a message at the field")
    void signUp(String email) {
        set(Map.of("deniedEmailDomains", List.of("rival.example", "xn--bcher-kva.example")));
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            form.personal().person(email, "Rosa", "Meyer").submit();

            assertThat(form.errorAt("email")).containsText("Please use another email address");
            assertThat(form.page().locator("input[name=lastName]")).hasValue("Meyer");
        }
        assertThat(system.waitingSignUps(email)).isZero();
    }

    @Test
    @DisplayName(
            "lets only allowed domains in where the seller wants that, and lets them in although they are disposable")
    void onlyAllowed() {
        set(Map.of("allowedEmailDomains", List.of("mailinator.com"), "onlyAllowedEmailDomains", true));
        String allowed = system.newEmail().replace("buyer.example", "eu.mailinator.com");
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            form.personal().person(system.newEmail(), "Rosa", "Meyer").submit();
            assertThat(form.errorAt("email")).isVisible();

            form.personal().person(allowed, "Rosa", "Meyer").submit();
            customer.page().getByText(allowed).first().waitFor();
        }
    }

    @Test
    @DisplayName("is off where disposable addresses are not to be refused")
    void off() {
        set(Map.of("blockDisposableEmail", false));
        String email = system.newEmail().replace("buyer.example", "mailinator.com");
        try (Customer customer = Customer.of(system)) {
            customer.register().personal().person(email, "Rosa", "Meyer").submit();
            customer.page().getByText(email).first().waitFor();
        }
    }

    @Test
    @DisplayName("lets an administrator set any address, and leaves alone who has one")
    void administrator() {
        String email = system.newEmail().replace("buyer.example", "mailinator.com");
        String id = withRequiredAction(email, "UPDATE_PROFILE");

        ObjectNode user = system.keycloak().user(email);
        String other = system.newEmail().replace("buyer.example", "yopmail.com");
        assertThat(system.keycloak()
                        .put(user.put("email", other).put("username", other))
                        .status())
                .isEqualTo(204);
        try (Customer customer = Customer.of(system)) {
            customer.signIn(other, PASSWORD);
            customer.page().locator("input[name=lastName]").fill("Kaya");
            customer.page()
                    .locator("#kc-update-profile-form [type=submit]")
                    .first()
                    .click();
            customer.signedInShop();
        }
        assertThat(system.keycloak().user(other).get("id").asText()).isEqualTo(id);
    }

    @Test
    @DisplayName("holds when customers change their own address")
    void ownChange() {
        ObjectNode action = requiredAction("UPDATE_EMAIL");
        updateEmail(action.deepCopy().put("enabled", true));
        String email = system.newEmail();
        withRequiredAction(email, "UPDATE_EMAIL");
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            Page page = customer.page();
            page.locator("input[name=email]").fill("rosa@mailinator.com");
            page.locator("#kc-update-email-form [type=submit]").first().click();

            assertThat(page.locator("#input-error-email")).containsText("Please use another email address");
            assertThat(system.mailbox().to("rosa@mailinator.com")).isEmpty();
        } finally {
            updateEmail(action);
        }
    }

    private String withRequiredAction(String email, String action) {
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        ObjectNode user = system.keycloak().user(email);
        user.putArray("requiredActions").add(action);
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        return id;
    }

    private void set(Map<String, Object> settings) {
        Answer answer = system.keycloak().settings(settings);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private ObjectNode requiredAction(String alias) {
        JsonNode action = system.keycloak()
                .get("/authentication/required-actions/" + alias)
                .body();
        assertThat(action.path("alias").asText()).isEqualTo(alias);
        return (ObjectNode) action;
    }

    private void updateEmail(ObjectNode action) {
        assertThat(system.keycloak()
                        .send("PUT", "/authentication/required-actions/UPDATE_EMAIL", action)
                        .status())
                .isEqualTo(204);
    }
}
