package dev.foyer.it.question;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A question that must be answered, for customers who are there already,")
class AskedLaterIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private RealmQuestions questions;
    private String email = "";

    AskedLaterIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void aCustomerBeforeTheQuestion() {
        questions = RealmQuestions.of(system);
        email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        system.registry().awaitCustomer(email);
        questions.ask(RealmQuestions.SIZE);
    }

    @AfterEach
    void asBefore() {
        questions.close();
    }

    @Test
    @DisplayName("does not stand in the way of signing in, nor on the profile page")
    void signIn() {
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            customer.signedInShop();
        }
        ObjectNode user = system.keycloak().user(email);
        user.putArray("requiredActions").add("UPDATE_PROFILE");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            Page page = customer.page();
            assertThat(page.locator("#kc-update-profile-form")).isVisible();
            assertThat(page.locator("#shop_size")).hasCount(0);
            page.locator("#kc-update-profile-form [type=submit]").first().click();
            customer.signedInShop();
        }
    }

    @Test
    @DisplayName("is not in the account console, which saves as before and takes no forged answer")
    void accountConsole() {
        try (Customer customer = Customer.of(system)) {
            Page page = customer.page();
            page.navigate(system.realm() + "/account");
            customer.fillSignIn(email, PASSWORD);
            assertThat(page.locator("#firstName")).isVisible();
            assertThat(page.locator("#shop_size")).hasCount(0);
            assertThat(page.getByText("shop_size")).hasCount(0);

            page.locator("#firstName").fill("Rosalind");
            assertThat(saved(page).status()).isEqualTo(204);

            page.reload();
            assertThat(page.locator("#firstName")).hasValue("Rosalind");
            page.route(
                    url -> url.contains("/account"),
                    route -> route.resume("POST".equals(route.request().method()) ? forged(route) : null));
            page.locator("#firstName").fill("Forged");
            assertThat(saved(page).status()).isEqualTo(400);
        }
        ObjectNode user = system.keycloak().user(email);
        assertThat(user.get("firstName").asText()).isEqualTo("Rosalind");
        assertThat(user.at("/attributes/shop_size").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName("fails no edit and no new customer of an administrator's, and a default answers for nobody")
    void adminApi() {
        questions.ask(RealmQuestions.size().put("defaultValue", "small").toString());

        assertThat(system.keycloak()
                        .put(system.keycloak().user(email).put("lastName", "Kaya"))
                        .status())
                .isEqualTo(204);
        String other = system.newEmail();
        system.keycloak().create(other, true, Map.of("account_type", "personal"));

        JsonNode edited = system.registry()
                .awaitCustomer(email, found -> found.get("lastName").asText().equals("Kaya"));
        assertThat(edited.get("answers")).isEmpty();
        assertThat(system.registry().awaitCustomer(other).get("answers")).isEmpty();
        assertThat(system.keycloak().user(email).at("/attributes/shop_size").isMissingNode())
                .isTrue();
    }

    @Test
    @DisplayName("may be answered by an administrator as it allows; once read, the registry's answer counts")
    void answeredByAdmin() {
        assertThat(answeredByAdmin("huge")).isEqualTo(400);
        assertThat(answeredByAdmin("small")).isEqualTo(204);
        system.registry().awaitCustomer(email, found -> !found.get("answers").isEmpty());

        assertThat(answeredByAdmin("large")).isEqualTo(204);
        questions.askSize(3, "tiny");
        assertThat(system.keycloak()
                        .put(system.keycloak().user(email).put("lastName", "Kaya"))
                        .status())
                .as("whose answer is offered no more")
                .isEqualTo(204);
        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> found.get("lastName").asText().equals("Kaya"));
        assertThat(customer.at("/answers/0/values/0").asText()).isEqualTo("small");
        assertThat(customer.at("/answers/0/version").asInt()).isEqualTo(2);
        try (Customer browser = Customer.of(system)) {
            browser.signIn(email, PASSWORD);
            browser.signedInShop();
        }
    }

    private int answeredByAdmin(String size) {
        ObjectNode user = system.keycloak().user(email);
        ((ObjectNode) user.get("attributes")).putArray("shop_size").add(size);
        return system.keycloak().put(user).status();
    }

    private static Response saved(Page page) {
        return page.waitForResponse(
                response -> "POST".equals(response.request().method())
                        && response.url().contains("/account"),
                () -> page.locator("button[type=submit]").first().click());
    }

    private static Route.ResumeOptions forged(Route route) {
        return new Route.ResumeOptions()
                .setPostData(route.request()
                        .postData()
                        .replace("\"attributes\":{", "\"attributes\":{\"shop_size\":[\"large\"],"));
    }
}
