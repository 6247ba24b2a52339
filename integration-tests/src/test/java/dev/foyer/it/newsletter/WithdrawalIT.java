package dev.foyer.it.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A consent to the newsletter")
class WithdrawalIT {

    private final FoyerSystem system;

    WithdrawalIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("that staff withdraw stays withdrawn, however often the user comes through the feed")
    void staysWithdrawn() {
        String email = system.newEmail();
        JsonNode customer = consented(email);
        String viewer = Staff.token(system, "viewer");
        String agent = Staff.token(system, "agent");
        assertThat(patch(viewer, customer, false).status()).isEqualTo(403);
        assertThat(patch(agent, customer, true).status()).isEqualTo(400);
        assertThat(patch(agent, customer, false).status()).isEqualTo(200);

        JsonNode proof = Http.get(consentsOf(customer), viewer).body().get("items");
        assertThat(proof).hasSize(1);
        assertThat(proof.at("/0/withdrawnAt").isNull()).isFalse();
        assertThat(proof.at("/0/withdrawnBy").asText()).startsWith("staff:").endsWith(" agent");

        String user = customer.get("userId").asText();
        assertThat(system.adminResource()
                        .post("/users/marks", Map.of("users", List.of(user)))
                        .status())
                .isEqualTo(200);
        ObjectNode renamed = system.keycloak().user(email).put("lastName", "Huber");
        assertThat(system.keycloak().put(renamed).status()).isEqualTo(204);
        JsonNode later = system.registry()
                .awaitCustomer(email, found -> found.get("lastName").asText().equals("Huber"));
        assertThat(later.get("newsletter").asBoolean(true)).isFalse();
        assertThat(Http.get(consentsOf(customer), viewer).body().get("items")).hasSize(1);
    }

    @Test
    @DisplayName("is nobody's who comes in by an import, nor can an administrator write one")
    void imported() {
        String email = system.newEmail();
        system.keycloak().importPastRules(email, Map.of("account_type", "personal"));
        JsonNode customer = system.registry().awaitCustomer(email);
        assertThat(customer.get("newsletter").asBoolean(true)).isFalse();
        assertThat(system.registry()
                        .get("/customers/" + customer.get("id").asText() + "/consents")
                        .body()
                        .get("items"))
                .isEmpty();

        ObjectNode forged = system.keycloak().user(email).put("lastName", "Forge");
        forged.withObject("/attributes").putArray("newsletter_consent").add("""
                {"givenAt":"2026-01-05T10:00:00Z","confirmedAt":"2026-01-05T11:00:00Z","source":"registration",
                 "application":"storefront","wording":"Forged","language":"en"}
                """);
        system.keycloak().put(forged);
        assertThat(system.keycloak().user(email).path("attributes").has("newsletter_consent"))
                .isFalse();
    }

    @Test
    @DisplayName("comes through the feed with what proves it")
    void feed() {
        String email = system.newEmail();
        JsonNode customer = consented(email);
        JsonNode snapshot = system.adminResource()
                .get("/users?id=" + customer.get("userId").asText())
                .body()
                .at("/users/0");

        JsonNode consent = Http.json(snapshot.get("newsletterConsent").asText());
        assertThat(consent.get("application").asText()).isEqualTo("storefront");
        assertThat(consent.get("language").asText()).isEqualTo("en");
    }

    private JsonNode consented(String email) {
        try (Customer customer = Customer.of(system)) {
            RegistrationPage form = customer.register().personal().person(email, "Ali", "Kaya");
            form.newsletter().check();
            form.submit();
            customer.createAccount(email);
        }
        return system.registry()
                .awaitCustomer(email, found -> found.get("newsletter").asBoolean());
    }

    private Answer patch(String token, JsonNode customer, boolean newsletter) {
        return Http.patch(
                system.registry().address("/customers/" + customer.get("id").asText()),
                token,
                customer.get("version").asLong(),
                Map.of("newsletter", newsletter));
    }

    private String consentsOf(JsonNode customer) {
        return system.registry().address("/customers/" + customer.get("id").asText() + "/consents");
    }
}
