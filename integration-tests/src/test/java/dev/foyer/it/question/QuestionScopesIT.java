package dev.foyer.it.question;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A question with a client scope")
class QuestionScopesIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private RealmQuestions questions;
    private String scope = "";
    private String application = "";

    QuestionScopesIT(FoyerSystem system) {
        this.system = system;
    }

    /** The second application's own scope; the shop does not have it. */
    @BeforeEach
    void secondApplication() {
        questions = RealmQuestions.of(system);
        scope = system.keycloak().make("/client-scopes", Map.of("name", "wholesale", "protocol", "openid-connect"));
        application = system.keycloak()
                .make(
                        "/clients",
                        Map.of(
                                "clientId",
                                "wholesale-shop",
                                "publicClient",
                                true,
                                "standardFlowEnabled",
                                true,
                                "baseUrl",
                                system.storefront() + "/",
                                "redirectUris",
                                List.of(system.storefront() + "/*")));
        assertThat(system.keycloak()
                        .send("PUT", "/clients/" + application + "/default-client-scopes/" + scope, Map.of())
                        .status())
                .isEqualTo(204);
        ObjectNode size = RealmQuestions.size();
        size.putObject("selector").putArray("scopes").add("wholesale");
        questions.ask(size.toString());
    }

    @AfterEach
    void asBefore() {
        questions.close();
        system.keycloak().remove("/clients/" + application);
        system.keycloak().remove("/client-scopes/" + scope);
    }

    @Test
    @DisplayName("is asked by the applications that have it, from the form to the registry")
    void asked() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.page()
                    .navigate(system.realm() + "/protocol/openid-connect/registrations?client_id=wholesale-shop"
                            + "&response_type=code&scope=openid&redirect_uri="
                            + Http.encode(system.storefront() + "/"));
            RegistrationPage form = new RegistrationPage(customer.page());
            form.personal().person(email, "Rosa", "Meyer").submit();
            assertThat(form.errorAt("shop_size")).isVisible();
            customer.page().locator("#shop_size").selectOption("small");
            form.submit();
            customer.openMailedLink(email);
            customer.choosePassword(PASSWORD);
            customer.page().waitForURL(url -> url.startsWith(system.storefront()));
        }
        assertThat(system.registry()
                        .awaitCustomer(email, found -> !found.get("answers").isEmpty())
                        .at("/answers/0/values/0")
                        .asText())
                .isEqualTo("small");
        assertThat(system.registry()
                        .get("/questions")
                        .body()
                        .at("/items/0/scopes/0")
                        .asText())
                .isEqualTo("wholesale");
    }

    @Test
    @DisplayName("is neither asked nor required nor taken by the others")
    void notAsked() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            assertThat(customer.page().locator("#shop_size")).hasCount(0);
            form.post(Map.of(
                    "account_type",
                    "personal",
                    "email",
                    email,
                    "firstName",
                    "Eve",
                    "lastName",
                    "Forge",
                    "shop_size",
                    "large"));
            customer.createAccount(email);
        }
        assertThat(system.registry().awaitCustomer(email).get("answers")).isEmpty();
        assertThat(system.keycloak().user(email).path("attributes").has("shop_size"))
                .isFalse();
    }
}
