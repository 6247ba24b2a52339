package dev.foyer.it.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("An answer in the registry")
class StaffAnswersIT {

    private final FoyerSystem system;
    private RealmQuestions questions;
    private String email = "";

    StaffAnswersIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void aCustomerWithAnAnswer() {
        questions = RealmQuestions.of(system).ask(RealmQuestions.SIZE);
        email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal", "shop_size", "small"));
        system.registry().awaitCustomer(email, found -> !found.get("answers").isEmpty());
        system.registry().awaitCommandsDone();
    }

    @AfterEach
    void asBefore() {
        questions.close();
    }

    @Test
    @DisplayName("is edited by agents, with the version of today, and stays so whatever Keycloak tells later")
    void edited() {
        questions.askSize(3, "small", "large");
        String agent = Staff.token(system, "agent");
        Answer edited = patch(agent, Map.of("shop_size", List.of("large")));
        assertThat(edited.status()).as("%s", edited.body()).isEqualTo(200);
        JsonNode answer = edited.body().at("/answers/0");
        assertThat(answer.get("version").asInt()).isEqualTo(3);
        assertThat(answer.get("source").asText()).isEqualTo("staff");

        assertStays("Kaya", "[\"large\"]");

        assertThat(patch(agent, Collections.singletonMap("shop_size", null)).status())
                .isEqualTo(200);
        assertStays("Meyer", "");
    }

    @Test
    @DisplayName("is seen by viewers, who may not edit it")
    void viewers() {
        String viewer = Staff.token(system, "viewer");

        assertThat(patch(viewer, Map.of("shop_size", List.of("large"))).status())
                .isEqualTo(403);
        assertThat(Http.get(system.registry().address("/questions"), viewer)
                        .body()
                        .at("/items/0/name")
                        .asText())
                .isEqualTo("shop_size");
        assertThat(Http.get(
                                system.registry()
                                        .address("/customers/"
                                                + found().get("id").asText()),
                                viewer)
                        .body()
                        .at("/answers/0/values/0")
                        .asText())
                .isEqualTo("small");
    }

    @Test
    @DisplayName("takes no value that the question does not allow; one that is asked no more can only be removed")
    void refused() {
        String erp = system.keycloak().clientToken("foyer-erp");
        Answer refused = patch(erp, Map.of("shop_size", List.of("huge"), "shoe_size", List.of("44")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("answers.shop_size", "answers.shoe_size");

        questions.forget("shop_size");
        assertThat(found().at("/answers/0/values/0").asText()).isEqualTo("small");
        assertThat(patch(erp, Map.of("shop_size", List.of("large")))
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("answers.shop_size");
        Answer removed = patch(erp, Collections.singletonMap("shop_size", null));
        assertThat(removed.status()).as("%s", removed.body()).isEqualTo(200);
        assertThat(removed.body().get("answers")).isEmpty();
    }

    /** Keycloak tells of the user once more, with the answer of the sign-up. */
    private void assertStays(String lastName, String values) {
        assertThat(system.keycloak()
                        .put(system.keycloak().user(email).put("lastName", lastName))
                        .status())
                .isEqualTo(204);
        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> found.get("lastName").asText().equals(lastName));
        assertThat(customer.at("/answers/0/values").toString()).isEqualTo(values);
    }

    private Answer patch(String token, Map<String, ?> answers) {
        return await("a change of the version that was read")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> Http.patch(
                                system.registry()
                                        .address("/customers/"
                                                + found().get("id").asText()),
                                token,
                                found().get("version").asLong(),
                                Map.of("answers", answers)),
                        answer -> answer.status() != 412);
    }

    private JsonNode found() {
        return system.registry().find(email);
    }
}
