package dev.foyer.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A registered customer that staff edit")
class EditIT {

    private final FoyerSystem system;

    EditIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("has the new name and language at once here, a moment later in Keycloak, and keeps them")
    void nameAndLanguage() {
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        JsonNode customer = system.registry().awaitCustomer(email);

        Answer changed = patch(email, Map.of("firstName", "Änne", "language", "fr", "phone", "+41 44 668 18 00"));
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        assertThat(changed.body().get("firstName").asText()).isEqualTo("Änne");
        assertThat(changed.body().get("version").asLong())
                .isGreaterThan(customer.get("version").asLong());

        awaitUser(email, user -> user.get("firstName").asText().equals("Änne"));
        system.registry().awaitCommandsDone();
        assertThat(languageInKeycloak(customer.get("userId").asText())).isEqualTo("fr");
        ObjectNode user = system.keycloak().user(email).put("lastName", "Arrived-Later");
        user.remove("attributes");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        JsonNode later = system.registry()
                .awaitCustomer(email, found -> found.get("lastName").asText().equals("Arrived-Later"));
        assertThat(later.get("firstName").asText()).isEqualTo("Änne");
        assertThat(later.get("language").asText()).isEqualTo("fr");
        assertThat(later.get("phone").asText()).isEqualTo("+41446681800");
    }

    @Test
    @DisplayName("is Keycloak's again once Keycloak has what was wanted: what is written there later counts")
    void keycloakHasTheLastWord() {
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);
        assertThat(patch(email, Map.of("firstName", "Staff")).status()).isEqualTo(200);
        awaitUser(email, user -> user.get("firstName").asText().equals("Staff"));
        system.registry().awaitCommandsDone();

        assertThat(system.keycloak()
                        .put(system.keycloak().user(email).put("firstName", "Own"))
                        .status())
                .isEqualTo(204);
        system.registry()
                .awaitCustomer(email, found -> found.get("firstName").asText().equals("Own"));
    }

    @Test
    @DisplayName("keeps the email that only the customer changes")
    void email() {
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);

        Answer refused = patch(email, Map.of("email", "other-" + email));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("email");
    }

    /** As somebody does who reads again when the mirror came in between. */
    private Answer patch(String email, Map<String, ?> fields) {
        return await("a change of the version that was read")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> system.registry().patch(system.registry().find(email), fields),
                        answer -> answer.status() != 412);
    }

    /** The Admin API shows no language while the realm has but one. */
    private String languageInKeycloak(String userId) {
        return Http.get(
                        system.keycloak().address("/foyer/users?id=" + userId),
                        system.keycloak().clientToken("foyer-provisioning"))
                .body()
                .at("/users/0/language")
                .asText();
    }

    private void awaitUser(String email, Predicate<JsonNode> expected) {
        await("the user in Keycloak")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> system.keycloak().user(email), expected::test);
    }
}
