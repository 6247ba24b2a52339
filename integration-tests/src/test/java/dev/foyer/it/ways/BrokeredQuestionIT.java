package dev.foyer.it.ways;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.question.RealmQuestions;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Through an identity provider")
class BrokeredQuestionIT {

    private final FoyerSystem system;

    BrokeredQuestionIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("the first sign-in asks the questions, and a later one does not")
    void review() {
        String email = system.newEmail();
        try (RealmQuestions questions = RealmQuestions.of(system);
                Partner partner = Partner.trusted(system)) {
            questions.ask(RealmQuestions.SIZE);
            partner.person(email);
            try (Customer customer = partner.signIn(email)) {
                RegistrationPage form = new RegistrationPage(customer.page());
                Locator submit = customer.page()
                        .locator("#kc-idp-review-profile-form [type=submit]")
                        .first();
                form.business("Pine Ltd");
                submit.click();
                assertThat(form.errorAt("shop_size")).isVisible();

                customer.page().locator("#shop_size").selectOption("large");
                submit.click();
                customer.signedInShop();
            }
            JsonNode answer = system.registry()
                    .awaitCustomer(email, found -> !found.get("answers").isEmpty())
                    .at("/answers/0");
            assertThat(answer.get("version").asInt()).isEqualTo(2);
            assertThat(answer.at("/values/0").asText()).isEqualTo("large");

            questions.askSize(3, "tiny");
            try (Customer customer = partner.signIn(email)) {
                customer.signedInShop();
            }
        }
    }
}
