package dev.foyer.it.guest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.question.RealmQuestions;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("What the checkout asks guests")
class GuestQuestionsIT {

    private static final String SCOPE = "checkout-questions";

    private final FoyerSystem system;
    private RealmQuestions questions;
    private String scope = "";
    private String shop = "";

    GuestQuestionsIT(FoyerSystem system) {
        this.system = system;
    }

    /** Names, by the annotation, and a question of this application only; another question is asked at sign-ups. */
    @BeforeEach
    void ask() {
        questions = RealmQuestions.of(system);
        scope = system.keycloak().make("/client-scopes", Map.of("name", SCOPE, "protocol", "openid-connect"));
        shop = system.keycloak()
                .get("/clients?clientId=storefront")
                .body()
                .at("/0/id")
                .asText();
        assertThat(system.keycloak()
                        .send("PUT", "/clients/" + shop + "/default-client-scopes/" + scope, Map.of())
                        .status())
                .isEqualTo(204);
        for (JsonNode attribute : system.keycloak().get("/users/profile").body().get("attributes")) {
            if (attribute.get("name").asText().endsWith("Name")) {
                ObjectNode asked = attribute.deepCopy();
                asked.putObject("annotations").put("foyerGuests", "true");
                questions.ask(asked.toString());
            }
        }
        ObjectNode size = RealmQuestions.size();
        size.putObject("selector").putArray("scopes").add(SCOPE);
        questions.ask(size.toString()).ask(RealmQuestions.SIZE.replace("shop_size", "shop_channel"));
        questions.text("en", "shopSize", "How large is the shop?");
    }

    @AfterEach
    void asBefore() {
        questions.close();
        system.keycloak().remove("/clients/" + shop + "/default-client-scopes/" + scope);
        system.keycloak().remove("/client-scopes/" + scope);
    }

    @Test
    @DisplayName(
            "stands on the page, is told beside the field where it is missing, and is in the registry once it is answered")
    void fromThePageToTheRegistry() {
        String email = system.newEmail();
        PageCheck check = new PageCheck("en", ColorScheme.LIGHT);
        String id;
        try (Customer customer = Customer.speaking(system, "en", check.browser())) {
            GuestShopper guest = GuestShopper.in(system, customer);
            Page page = guest.page();
            guest.fillCart();
            page.locator("#check-out-as-guest").click();
            assertThat(page.locator("label[for=shop_size]")).containsText("How large is the shop?");
            assertThat(page.locator("#shop_channel")).hasCount(0);
            check.hosted(page);
            page.locator("#email").fill(email);
            page.locator("#foyer-guest-continue").click();
            for (String field : new String[] {"firstName", "lastName", "shop_size"}) {
                assertThat(page.locator("#input-error-" + field)).isVisible();
                assertThat(page.locator("#" + field))
                        .hasAttribute("aria-describedby", java.util.regex.Pattern.compile("input-error-" + field));
            }
            assertThat(page.locator("#input-error-shop_size")).containsText("Please fill in this field.");
            assertThat(page.locator("#email")).hasValue(email);
            check.hosted(page);

            page.locator("#firstName").fill("Rosa");
            page.locator("#lastName").fill("Meyer");
            page.locator("#shop_size").selectOption("large");
            page.locator("#foyer-guest-continue").click();
            page.waitForURL(system.storefront() + "/checkout");
            String reference = guest.placeOrder();
            id = new OrdersOfShop(system)
                    .awaitOrder(reference)
                    .get("customerId")
                    .asText();
        }
        JsonNode found = system.registry()
                .awaitCustomerWithId(id, known -> !known.get("answers").isEmpty());
        assertThat(found.get("accountType").asText()).isEqualTo("guest");
        assertThat(found.get("email").asText()).isEqualTo(email);
        assertThat(found.get("firstName").asText() + " " + found.get("lastName").asText())
                .isEqualTo("Rosa Meyer");
        assertThat(found.get("answers")).hasSize(1);
        assertThat(found.at("/answers/0/question").asText()).isEqualTo("shop_size");
        assertThat(found.at("/answers/0/version").asInt()).isEqualTo(2);
        assertThat(found.at("/answers/0/values/0").asText()).isEqualTo("large");
    }

    @Test
    @DisplayName("takes no answer that is not offered, and none to what it does not ask")
    void nothingElse() {
        String email = system.newEmail();
        Visitor visitor = new Visitor(system).signIn(Map.of("foyer_guest", "true"));
        Map<String, String> typed =
                Map.of("foyer-guest", "true", "email", email, "firstName", "Eve", "lastName", "Forge");
        visitor.post(visitor.action(), with(typed, "shop_size", "huge"));
        assertThat(visitor.isBack()).isFalse();
        assertThat(visitor.page()).contains("input-error-shop_size");

        Map<String, String> more = with(with(typed, "shop_size", "small"), "shop_channel", "large");
        visitor.post(visitor.action(), with(more, "question_versions", "shop_size=99"));

        String id = Visitor.claims(visitor.tokens(), "access_token").get("sub").asText();
        JsonNode attributes = system.keycloak().get("/users/" + id).body().get("attributes");
        assertThat(attributes.at("/shop_size/0").asText()).isEqualTo("small");
        assertThat(attributes.has("shop_channel")).isFalse();
        assertThat(attributes.get("question_versions").toString())
                .contains("shop_size=2")
                .doesNotContain("99");
    }

    @Test
    @DisplayName("comes to the registry with the address apart from an account's")
    void feed() {
        String email = system.newEmail();
        system.stack().service().pause();
        try {
            Visitor visitor = new Visitor(system).signIn(Map.of("foyer_guest", "true"));
            visitor.post(
                    visitor.action(),
                    Map.of(
                            "foyer-guest",
                            "true",
                            "email",
                            email,
                            "firstName",
                            "Rosa",
                            "lastName",
                            "Meyer",
                            "shop_size",
                            "small"));
            String id =
                    Visitor.claims(visitor.tokens(), "access_token").get("sub").asText();

            JsonNode snapshot = system.adminResource().changeOf(id).orElseThrow();
            assertThat(snapshot.findValuesAsText("guestEmail")).containsExactly(email);
            assertThat(snapshot.findValuesAsText("email")).doesNotContain(email);
        } finally {
            system.stack().service().resume();
        }
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
