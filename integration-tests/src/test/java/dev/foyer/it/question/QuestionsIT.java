package dev.foyer.it.question;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnFoyer
@DisplayName("A question of the sign-up")
class QuestionsIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String LONG_STORY = "Once upon a time. ".repeat(40).strip();

    private static final String USES = """
            {"name": "shop_uses", "displayName": "${shopUses}", "multivalued": true,
             "annotations": {"foyerQuestion": "1", "inputType": "multiselect-checkboxes"},
             "validations": {"options": {"options": ["houses", "boats", "cars"]}},
             "required": {"roles": ["user"]},
             "permissions": {"view": ["admin", "user"], "edit": ["admin", "user"]}}
            """;
    private static final String STORY = """
            {"name": "shop_story", "displayName": "${shopStory}",
             "annotations": {"foyerQuestion": "7", "inputType": "textarea"}, "validations": {},
             "permissions": {"view": ["admin", "user"], "edit": ["admin", "user"]}}
            """;
    private static final String CHANNEL = """
            {"name": "shop_channel", "displayName": "${shopChannel}",
             "annotations": {"foyerQuestion": "1", "inputType": "select-radiobuttons"},
             "validations": {"options": {"options": ["web", "fair"]}},
             "required": {"roles": ["user"]},
             "permissions": {"view": ["admin", "user"], "edit": ["admin", "user"]}}
            """;

    private final FoyerSystem system;
    private RealmQuestions questions;

    QuestionsIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void texts() {
        questions = RealmQuestions.of(system);
        questions.text("en", "shopSize", "How large is the shop?");
        questions.text("de", "shopSize", "Wie groß ist der Laden?");
    }

    @AfterEach
    void asBefore() {
        questions.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "en, How large is the shop?, Please fill in this field.",
        "de, Wie groß ist der Laden?, Bitte füllen Sie dieses Feld aus."
    })
    @DisplayName("stands on the form in the customer's language, and says beside the field that it must be answered")
    void languages(String language, String label, String message) {
        questions.ask(RealmQuestions.SIZE);
        PageCheck check = new PageCheck(language, ColorScheme.LIGHT);
        try (Customer customer = Customer.speaking(system, language, check.browser())) {
            RegistrationPage form = customer.register();
            Page page = customer.page();
            assertThat(page.locator("label[for=shop_size]")).containsText(label);
            assertThat(page.locator("#shop_size")).hasAttribute("aria-required", "true");
            check.hosted(page);

            form.personal().person(system.newEmail(), "Rosa", "Meyer").submit();
            assertThat(form.errorAt("shop_size")).containsText(message);
            assertThat(page.locator("#shop_size")).hasAttribute("aria-describedby", "input-error-shop_size");
            assertThat(page.locator("#shop_size")).isFocused();
            check.hosted(page);
        }
    }

    @Test
    @DisplayName("takes no answer that it does not offer, nor two where one is asked for")
    void notOffered() {
        questions.ask(RealmQuestions.SIZE);
        String email = system.newEmail();
        Map<String, String> typed = Map.of(
                "account_type",
                "personal",
                "email",
                email,
                "firstName",
                "Eve",
                "lastName",
                "Forge",
                "shop_size",
                "huge");
        try (Customer customer = Customer.of(system)) {
            assertThat(customer.register().post(typed).text())
                    .contains("input-error-shop_size", "This is not one of the possible answers.");
        }
        assertThat(system.keycloakDatabase().count("select count(*) from foyer_sign_up where email = ?", email))
                .isZero();
    }

    @Test
    @DisplayName("is answered with the version that was asked, whatever kind of field it is")
    void kinds() {
        questions.ask(RealmQuestions.SIZE).ask(USES).ask(STORY).ask(CHANNEL);
        questions.text("en", "shopUses", "What is it used for?");
        questions.text("en", "shopStory", "Anything else?");
        questions.text("en", "shopChannel", "Where did you hear of us?");
        String email = system.newEmail();
        PageCheck check = new PageCheck("en", ColorScheme.DARK);
        try (Customer customer = Customer.speaking(system, "en", check.browser())) {
            RegistrationPage form = customer.register();
            Page page = customer.page();
            form.personal().person(email, "Rosa", "Meyer").submit();
            assertThat(form.errorAt("shop_uses")).isVisible();
            assertThat(form.errorAt("shop_channel")).isVisible();
            assertThat(form.errorAt("shop_story")).hasCount(0);
            check.hosted(page);

            page.locator("#shop_size").selectOption("large");
            page.locator("input[name=shop_uses][value=houses]").check();
            page.locator("input[name=shop_uses][value=boats]").check();
            page.locator("#shop_story").fill(LONG_STORY);
            page.locator("input[name=shop_channel][value=fair]").check();
            form.submit();
            confirmed(customer, email);
        }
        JsonNode answers =
                system.registry().awaitCustomer(email, QuestionsIT::hasAnswered).get("answers");
        assertThat(answers.findValuesAsText("question"))
                .containsExactly("shop_channel", "shop_size", "shop_story", "shop_uses");
        assertThat(answers.findValuesAsText("version")).containsExactly("1", "2", "7", "1");
        assertThat(answers.findValuesAsText("source")).containsOnly("sign_up");
        assertThat(answers.at("/1/values").toString()).isEqualTo("[\"large\"]");
        assertThat(answers.at("/2/values/0").asText()).isEqualTo(LONG_STORY);
        assertThat(answers.at("/3/values").toString()).isEqualTo("[\"boats\",\"houses\"]");
        assertThat(system.keycloak()
                        .user(email)
                        .at("/attributes/question_versions")
                        .toString())
                .contains("shop_size=2", "shop_story=7");
    }

    @Test
    @DisplayName("cannot be saved with a version that is none, or in place of what has a meaning of its own")
    void refusedDefinitions() {
        var unversioned = RealmQuestions.size();
        unversioned.putObject("annotations").put("foyerQuestion", "new");
        Answer refused = questions.tryAsk(unversioned);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errorMessage").asText())
                .contains("shop_size", "found 'new'", "a whole number from 1");

        Answer reserved = questions.tryAsk(RealmQuestions.size().put("name", "customer_number"));
        assertThat(reserved.status()).isEqualTo(400);
        assertThat(reserved.body().get("errorMessage").asText()).contains("customer_number", "cannot be a question");
        assertThat(system.adminResource().get("/questions").body().get("questions"))
                .isEmpty();
    }

    @Test
    @DisplayName("is told by the admin resource and by the API as it is defined")
    void definitions() {
        questions.ask(RealmQuestions.SIZE).ask(USES);

        assertThat(system.adminResource().get("/questions").body()).isEqualTo(Http.json("""
                {"questions": [
                  {"name": "shop_size", "version": 2, "type": "select", "required": true, "options": ["small", "large"],
                   "multivalued": false, "scopes": [], "label": "${shopSize}"},
                  {"name": "shop_uses", "version": 1, "type": "multiselect-checkboxes", "required": true,
                   "options": ["houses", "boats", "cars"], "multivalued": true, "scopes": [], "label": "${shopUses}"}]}
                """));
        assertThat(system.registry()
                        .get("/questions")
                        .body()
                        .at("/items/1/name")
                        .asText())
                .isEqualTo("shop_uses");
    }

    private static void confirmed(Customer customer, String email) {
        customer.openMailedLink(email);
        customer.choosePassword(PASSWORD);
        customer.signedInShop();
    }

    private static boolean hasAnswered(JsonNode customer) {
        return !customer.get("answers").isEmpty();
    }
}
