package dev.foyer.it.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.Http.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** The registry, seen through the provisioning API by an integration with the role {@code manage}. */
public final class Registry {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String service;
    private final KeycloakAdmin keycloak;

    Registry(String service, KeycloakAdmin keycloak) {
        this.service = service;
        this.keycloak = keycloak;
    }

    /** Address below the API. */
    public String address(String path) {
        return service + "/api/v1" + path;
    }

    /** Reads with the token of the integration. */
    public Answer get(String path) {
        return Http.get(address(path), keycloak.clientToken("foyer-erp"));
    }

    /** Posts with the token of the integration. */
    public Answer post(String path, Object body) {
        return Http.send("POST", address(path), keycloak.clientToken("foyer-erp"), body);
    }

    /** Puts with the token of the integration. */
    public Answer put(String path, Object body) {
        return Http.send("PUT", address(path), keycloak.clientToken("foyer-erp"), body);
    }

    /** Deletes with the token of the integration. */
    public Answer delete(String path) {
        return Http.delete(address(path), keycloak.clientToken("foyer-erp"));
    }

    /** Hands in a file with the token of the integration. */
    public Answer upload(String path, Map<String, String> fields, String file) {
        return Http.upload(address(path), keycloak.clientToken("foyer-erp"), fields, file);
    }

    /** Changes fields of a customer that was read before. */
    public Answer patch(JsonNode customer, Object fields) {
        return Http.patch(
                address("/customers/" + customer.get("id").asText()),
                keycloak.clientToken("foyer-erp"),
                customer.get("version").asLong(),
                fields);
    }

    /** Waits until Keycloak has all that the registry wants of it. */
    public void awaitCommandsDone() {
        await("no command waits")
                .atMost(PATIENCE)
                .until(() -> get("/status").body().at("/commands/waiting").asLong() == 0);
    }

    /** Waits until the customer with an email address is as expected. */
    public JsonNode awaitCustomer(String email, Predicate<JsonNode> expected) {
        return await("customer " + email)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> find(email), customer -> customer != null && expected.test(customer));
    }

    /** Waits until the customer with an email address is there. */
    public JsonNode awaitCustomer(String email) {
        return awaitCustomer(email, customer -> true);
    }

    /** Waits until the customer with an id, of today or of the past, is as expected. */
    public JsonNode awaitCustomerWithId(String id, Predicate<JsonNode> expected) {
        return await("customer " + id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get("/customers/" + id), answer -> answer.status() == 200 && expected.test(answer.body()))
                .body();
    }

    /** Waits until no customer has the email address. */
    public void awaitNone(String email) {
        await("no customer " + email).atMost(PATIENCE).until(() -> find(email) == null);
    }

    /** The customer with an email address; null when there is none. */
    public JsonNode find(String email) {
        Answer answer = get("/customers?email=" + Http.encode(email));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("items").size()).isLessThanOrEqualTo(1);
        return answer.body().path("items").get(0);
    }
}
