package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A guest with orders who signs up with an address that staff know")
class GuestIsProspectIT {

    private static final Map<String, String> PASSWORD =
            Map.of("confirm", "", "password-new", "correct horse battery", "password-confirm", "correct horse battery");

    private final FoyerSystem system;

    GuestIsProspectIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("is that customer, with the number that staff gave, the id of the guest and the orders")
    void oneCustomer() {
        OrdersOfShop orders = new OrdersOfShop(system);
        String email = system.newEmail();
        String number = "N-" + UUID.randomUUID();
        String order = "W-" + UUID.randomUUID();
        Http.Answer prospect = system.registry()
                .post("/customers", Map.of("accountType", "personal", "email", email, "customerNumber", number));
        assertThat(prospect.status()).as("%s", prospect.body()).isEqualTo(201);
        Visitor visitor = new Visitor(system);
        String guest = Visitor.claims(
                        visitor.signIn().continueAsGuest(system.newEmail()).tokens(), "access_token")
                .get("customer_id")
                .asText();
        orders.customer(guest);
        assertThat(orders.report(order, Map.of("customerId", guest, "state", "open"))
                        .status())
                .isEqualTo(201);

        visitor.register();
        visitor.post(
                visitor.action(),
                Map.of("account_type", "personal", "email", email, "firstName", "Ali", "lastName", "Kaya"));
        visitor.open(system.mailbox().awaitLink(email)).send("confirm", PASSWORD);

        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> guest.equals(found.get("userId").asText()));
        assertThat(customer.get("id").asText()).isEqualTo(guest);
        assertThat(customer.get("customerNumber").asText()).isEqualTo(number);
        assertThat(customer.get("lifecycle").asText()).isEqualTo("has_ordered");
        assertThat(orders.awaitOrder(order).get("customerId").asText()).isEqualTo(guest);
        assertThat(orders.report(order, Map.of("customerId", guest, "state", "completed"))
                        .status())
                .isEqualTo(200);
        assertThat(system.registry()
                        .get("/customers/" + prospect.body().get("id").asText())
                        .body()
                        .get("id")
                        .asText())
                .as("the prospect's id answers with the customer")
                .isEqualTo(guest);
        system.registry().awaitCommandsDone();
        assertThat(Visitor.claims(visitor.tokens(), "access_token")
                        .get("customer_id")
                        .asText())
                .isEqualTo(guest);
    }
}
