package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The back end of a checkout")
class OrderIT {

    private final FoyerSystem system;
    private final String checkout;

    OrderIT(FoyerSystem system) {
        this.system = system;
        this.checkout = system.keycloak().clientToken("foyer-checkout");
    }

    @Test
    @DisplayName(
            "tells of guests and orders with its own token; staff find them apart from the customer with the address")
    void guestsAndOrders() {
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        String customer = system.registry().awaitCustomer(email).get("id").asText();
        String reference = "R-" + UUID.randomUUID();

        Answer guest = send("POST", "/guests", checkout, Map.of("email", email, "firstName", "Rosa"));
        assertThat(guest.status()).as("%s", guest.body()).isEqualTo(201);
        assertThat(guest.body().get("accountType").asText()).isEqualTo("guest");
        String id = guest.body().get("id").asText();
        assertThat(id).isNotEqualTo(customer);

        Map<String, String> open =
                Map.of("customerId", id, "state", "open", "placedAt", "2026-05-01T10:00:00Z", "shop", "Bern");
        assertThat(send("PUT", "/orders/" + reference, checkout, open).status()).isEqualTo(201);
        Map<String, String> delivered =
                Map.of("customerId", id, "state", "delivered", "deliveredAt", "2026-05-03T10:00:00Z");
        assertThat(send("PUT", "/orders/" + reference, checkout, delivered).status())
                .isEqualTo(200);
        Answer late = send("PUT", "/orders/" + reference, checkout, open);
        assertThat(late.body().get("state").asText()).isEqualTo("delivered");
        assertThat(Http.get(system.registry().address("/orders/" + reference), checkout)
                        .body()
                        .get("customerId")
                        .asText())
                .isEqualTo(id);

        JsonNode found = search(Staff.token(system, "viewer"), reference);
        assertThat(found.get("customers")).isEmpty();
        assertThat(found.at("/guests/0/customer/id").asText()).isEqualTo(id);
        assertThat(found.at("/guests/0/orders/0/reference").asText()).isEqualTo(reference);
        JsonNode named = search(Staff.token(system, "viewer"), email);
        assertThat(named.at("/customers/0/customer/id").asText()).isEqualTo(customer);
        assertThat(named.at("/guests/0/customer/id").asText()).isEqualTo(id);
    }

    @Test
    @DisplayName("may do nothing else, and nobody but it and integrations may do that")
    void refusals() {
        Map<String, String> someone = Map.of("email", system.newEmail());
        for (String path : new String[] {"/search?q=rosa", "/customers", "/customers/x", "/customers/x/orders"}) {
            assertThat(Http.get(system.registry().address(path), checkout).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(send("POST", "/orders/x/link", checkout, Map.of("customerId", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(Http.get(system.registry().address("/me/guest-orders"), checkout)
                        .status())
                .isIn(401, 403);
        for (String token : new String[] {Staff.token(system, "boss"), Staff.token(system, "viewer")}) {
            assertThat(send("POST", "/guests", token, someone).status()).isEqualTo(403);
            assertThat(send("PUT", "/orders/x", token, someone).status()).isEqualTo(403);
        }
        assertThat(send("POST", "/guests", "", someone).status()).isEqualTo(401);
        assertThat(send("POST", "/guests", system.keycloak().clientToken("foyer-erp"), someone)
                        .status())
                .isEqualTo(201);
    }

    private JsonNode search(String token, String q) {
        Answer answer = Http.get(system.registry().address("/search?q=" + Http.encode(q)), token);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private Answer send(String method, String path, String token, Object body) {
        return Http.send(method, system.registry().address(path), token, body);
    }
}
