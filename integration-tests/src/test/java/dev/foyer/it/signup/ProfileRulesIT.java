package dev.foyer.it.signup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnFoyer
@DisplayName("The rules for account type and business name")
class ProfileRulesIT {

    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, String> BUSINESS = Map.of("account_type", "business", "business_name", "Pine Ltd");

    private final FoyerSystem system;

    ProfileRulesIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void allowPersonalAccounts() {
        system.keycloak().settings(Map.of("personalAccounts", true));
    }

    @Nested
    @DisplayName("in the Admin API")
    class AdminApi {

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "\u3164", "\u202eevil"})
        @DisplayName("refuse a business without a readable name")
        void businessNeedsName(String name) {
            String email = system.newEmail();
            Answer answer =
                    system.keycloak().tryCreate(email, true, Map.of("account_type", "business", "business_name", name));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().toString()).contains("business_name");
            assertThat(system.keycloak().exists(email)).isFalse();
        }

        @Test
        @DisplayName("refuse a name of 5,000 characters and an account type that does not exist")
        void tooLongAndUnknown() {
            assertThat(system.keycloak()
                            .tryCreate(
                                    system.newEmail(),
                                    true,
                                    Map.of("account_type", "business", "business_name", "x".repeat(5000)))
                            .status())
                    .isEqualTo(400);
            assertThat(system.keycloak()
                            .tryCreate(system.newEmail(), true, Map.of("account_type", "guest"))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        @DisplayName("refuse a new personal account once they are switched off, and leave those that exist alone")
        void personalAccountsOff() {
            String email = system.newEmail();
            system.keycloak().create(email, true, Map.of("account_type", "personal"));
            system.keycloak().settings(Map.of("personalAccounts", false));

            assertThat(system.keycloak()
                            .tryCreate(system.newEmail(), true, Map.of("account_type", "personal"))
                            .status())
                    .isEqualTo(400);
            ObjectNode existing = system.keycloak().user(email).put("lastName", "Renamed");
            assertThat(system.keycloak().put(existing).status()).isEqualTo(204);
        }

        @Test
        @DisplayName("let an admin turn a person into a business with a name, and rename it")
        void adminMayChange() {
            String email = system.newEmail();
            system.keycloak().create(email, true, Map.of("account_type", "personal"));
            ObjectNode user = system.keycloak().user(email);

            ((ObjectNode) user.get("attributes")).putArray("account_type").add("business");
            assertThat(system.keycloak().put(user).status()).isEqualTo(400);
            ((ObjectNode) user.get("attributes")).putArray("business_name").add("Pine Ltd");
            assertThat(system.keycloak().put(user).status()).isEqualTo(204);
            ((ObjectNode) user.get("attributes")).putArray("business_name").add("Pine & Sons Ltd");
            assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        }

        @ParameterizedTest
        @ValueSource(strings = {"business", "guest"})
        @DisplayName("let an admin disable whom the rules would not let in: a business without a name, a guest")
        void missingBefore(String accountType) {
            String email = system.newEmail();
            system.keycloak().importPastRules(email, Map.of("account_type", accountType));

            assertThat(system.keycloak()
                            .put(system.keycloak().user(email).put("enabled", false))
                            .status())
                    .isEqualTo(204);
            assertThat(system.keycloak().user(email).get("enabled").asBoolean()).isFalse();
        }
    }

    @Test
    @DisplayName("ask a business for its missing name at the next login, on the profile page")
    void askedAtLogin() {
        String email = system.newEmail();
        system.keycloak().importPastRules(email, Map.of("account_type", "business"));
        JsonNode user = system.keycloak().user(email);
        system.keycloak().setPassword(user.get("id").asText(), PASSWORD);
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            Page page = customer.page();
            assertThat(page.locator("#kc-update-profile-form")).isVisible();
            page.locator("#kc-update-profile-form [type=submit]").first().click();
            assertThat(page.locator("#input-error-business_name")).isVisible();

            page.locator("input[name=business_name]").fill("Late Name Ltd");
            page.locator("#kc-update-profile-form [type=submit]").first().click();
            customer.signedInShop();
        }
        assertThat(system.keycloak()
                        .user(email)
                        .at("/attributes/business_name/0")
                        .asText())
                .isEqualTo("Late Name Ltd");
    }

    @Test
    @DisplayName("ask who has no account type for a business at the next login, once there are no personal accounts")
    void typelessAsked() {
        String email = system.newEmail();
        system.keycloak().setPassword(system.keycloak().create(email, true, Map.of()), PASSWORD);
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            customer.signedInShop();
        }
        system.keycloak().settings(Map.of("personalAccounts", false));
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            assertThat(customer.page().locator("#kc-update-profile-form")).isVisible();
        }
        String staff = "viewer";
        try (Customer viewer = Customer.of(system)) {
            viewer.signIn(staff, staff);
            viewer.signedInShop();
        }
    }

    @Test
    @DisplayName("hold on the profile page: a customer changes neither account type nor name")
    void updateProfile() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, BUSINESS);
        system.keycloak().setPassword(id, PASSWORD);
        ObjectNode user = system.keycloak().user(email);
        user.putArray("requiredActions").add("UPDATE_PROFILE");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            Page page = customer.page();
            String action = page.locator("#kc-update-profile-form").getAttribute("action");
            String answer = page.request()
                    .post(
                            action,
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setForm(com.microsoft.playwright.options.FormData.create()
                                            .set("account_type", "personal")
                                            .set("business_name", "Other Ltd")
                                            .set("email", email)
                                            .set("firstName", "Rosa")
                                            .set("lastName", "Meyer")))
                    .text();
            assertThat(answer).contains("input-error-account_type");
        }
        JsonNode unchanged = system.keycloak().user(email).get("attributes");
        assertThat(unchanged.at("/account_type/0").asText()).isEqualTo("business");
        assertThat(unchanged.at("/business_name/0").asText()).isEqualTo("Pine Ltd");
    }

    @Test
    @DisplayName(
            "hold in the account console, which shows the name as read-only and forgets what a forged request says")
    void accountConsole() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, BUSINESS);
        system.keycloak().setPassword(id, PASSWORD);
        try (Customer customer = Customer.of(system)) {
            Page page = customer.page();
            page.navigate(system.realm() + "/account");
            customer.fillSignIn(email, PASSWORD);
            assertThat(page.locator("#business_name")).not().isEditable();

            page.route(
                    url -> url.contains("/account"),
                    route -> route.resume("POST".equals(route.request().method()) ? forged(route) : null));
            page.locator("#firstName").fill("Rosalind");
            page.waitForResponse(
                    response -> "POST".equals(response.request().method())
                            && response.url().contains("/account"),
                    () -> page.locator("button[type=submit]").first().click());
        }
        JsonNode attributes = system.keycloak().user(email).get("attributes");
        assertThat(attributes.at("/business_name/0").asText()).isEqualTo("Pine Ltd");
        assertThat(attributes.at("/account_type/0").asText()).isEqualTo("business");
    }

    @Test
    @DisplayName("show a person no business name in the account console")
    void personHasNoBusinessName() {
        String email = system.newEmail();
        system.keycloak()
                .setPassword(system.keycloak().create(email, true, Map.of("account_type", "personal")), PASSWORD);
        try (Customer customer = Customer.of(system)) {
            customer.page().navigate(system.realm() + "/account");
            customer.fillSignIn(email, PASSWORD);
            assertThat(customer.page().locator("#firstName")).isVisible();
            assertThat(customer.page().locator("#business_name")).hasCount(0);
        }
    }

    private static Route.ResumeOptions forged(Route route) {
        return new Route.ResumeOptions()
                .setPostData(route.request()
                        .postData()
                        .replace("Pine Ltd", "Other Ltd")
                        .replace("\"business\"", "\"personal\""));
    }
}
