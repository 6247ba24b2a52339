package dev.foyer.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A contact that an integration adds")
class ContactIT {

    private final FoyerSystem system;

    ContactIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("becomes the customer who proves that address, with the company")
    void becomesTheCustomer() {
        String erp = system.keycloak().clientToken("foyer-erp");
        String number = UUID.randomUUID().toString();
        String email = system.newEmail();
        Answer company = Http.send(
                "POST",
                system.registry().address("/companies"),
                erp,
                Map.of("name", "Larch Ltd", "email", number + "@larch.example", "customerNumber", number));
        assertThat(company.status()).as("%s", company.body()).isEqualTo(201);
        Answer contact = Http.send("POST", company.location() + "/contacts", erp, Map.of("email", email));
        assertThat(contact.status()).as("%s", contact.body()).isEqualTo(201);
        assertThat(contact.body().get("lifecycle").asText()).isEqualTo("prospect");

        String userId = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        JsonNode customer = system.registry()
                .awaitCustomerWithId(
                        contact.body().get("id").asText(),
                        found -> found.path("userId").asText().equals(userId));
        assertThat(customer.at("/companies/0/number").asText()).isEqualTo(number);
        assertThat(customer.get("lifecycle").asText()).isEqualTo("registered");
    }
}
