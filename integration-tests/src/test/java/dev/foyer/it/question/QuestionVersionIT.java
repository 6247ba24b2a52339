package dev.foyer.it.question;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A question of the sign-up")
class QuestionVersionIT {

    private static final String PASSWORD = "correct horse battery";

    private static final String NEW = RealmQuestions.SIZE.replace("shop_size", "shop_channel");

    private final FoyerSystem system;
    private RealmQuestions questions;

    QuestionVersionIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void profile() {
        questions = RealmQuestions.of(system);
    }

    @AfterEach
    void asBefore() {
        questions.close();
    }

    @Test
    @DisplayName("that was changed, or came new, between form and confirmation keeps nobody from confirming")
    void changedBeforeConfirmation() {
        questions.askSize(1, "small", "large");
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            signedUp(customer, email, "large");
            questions.askSize(2, "tiny").ask(NEW);
            confirmed(customer, email);
        }
        JsonNode answers = system.registry()
                .awaitCustomer(email, QuestionVersionIT::hasAnswered)
                .get("answers");
        assertThat(answers).hasSize(1);
        assertThat(answers.at("/0/version").asInt()).isEqualTo(1);
        assertThat(answers.at("/0/values/0").asText()).isEqualTo("large");
    }

    @Test
    @DisplayName("that is asked no more when the sign-up is confirmed keeps nobody from confirming either")
    void forgottenBeforeConfirmation() {
        questions.ask(RealmQuestions.SIZE);
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            signedUp(customer, email, "large");
            questions.forget("shop_size");
            confirmed(customer, email);
        }
        assertThat(system.registry().awaitCustomer(email).get("answers")).isEmpty();

        questions.ask(RealmQuestions.SIZE);
        String user = system.keycloak().user(email).get("id").asText();
        assertThat(system.adminResource()
                        .get("/users?id=" + user)
                        .body()
                        .at("/users/0/answers/0/version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("that was changed while the form was open is answered as it stood there")
    void changedWhileTheFormWasOpen() {
        questions.askSize(1, "small", "large");
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register();
            questions.askSize(2, "small", "large", "huge");
            form.personal().person(email, "Rosa", "Meyer");
            customer.page().locator("#shop_size").selectOption("small");
            form.submit();
            confirmed(customer, email);
        }
        JsonNode answers = system.registry()
                .awaitCustomer(email, QuestionVersionIT::hasAnswered)
                .get("answers");
        assertThat(answers.at("/0/version").asInt()).isEqualTo(1);
    }

    private void signedUp(Customer customer, String email, String size) {
        RegistrationPage form = customer.register();
        form.personal().person(email, "Rosa", "Meyer");
        customer.page().locator("#shop_size").selectOption(size);
        form.submit();
        assertThat(customer.page().locator("#kc-page-title")).containsText("Check your email");
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
