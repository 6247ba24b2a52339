package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Orders as the registry knows them, and what staff's integration and the shop's back end do with them. */
final class OrdersOfShop {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FoyerSystem system;

    OrdersOfShop(FoyerSystem system) {
        this.system = system;
    }

    /** Waits until the registry knows the order. */
    JsonNode awaitOrder(String reference) {
        return awaitOrder(reference, order -> true);
    }

    /** Waits until the order is as expected. */
    JsonNode awaitOrder(String reference, Predicate<JsonNode> expected) {
        return await("order " + reference)
                .atMost(PATIENCE)
                .until(
                        () -> system.registry().get("/orders/" + reference),
                        answer -> answer.status() == 200 && expected.test(answer.body()))
                .body();
    }

    /** The customer with this id. */
    JsonNode customer(String id) {
        return Objects.requireNonNull(
                system.registry().awaitCustomerWithId(id, customer -> true), "the customer of an order");
    }

    /** Reports an order as the shop's back end does. */
    Answer report(String reference, Map<String, ?> order) {
        return Http.send(
                "PUT",
                system.registry().address("/orders/" + reference),
                system.keycloak().clientToken("foyer-checkout"),
                order);
    }

    void link(String reference, String customer) {
        Answer answer = system.registry().post("/orders/" + reference + "/link", Map.of("customerId", customer));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    void unlink(String reference) {
        Answer answer = Http.delete(
                system.registry().address("/orders/" + reference + "/link"),
                system.keycloak().clientToken("foyer-erp"));
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 204);
    }
}
