package dev.foyer.it.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.PasswordApplication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;

/** Somebody with an account, who is signed in and calls the API with a token of their own. */
record Buyer(FoyerSystem system, PasswordApplication application, String email, String id, String session) {

    private static final String PASSWORD = "correct horse battery staple";

    /** Who has just signed up for a business that is new here, and is its admin. */
    static Buyer business(FoyerSystem system, PasswordApplication application) {
        return signedIn(system, application, system.newBusinessAccount(), "companies");
    }

    /** Who has just signed up as a person. */
    static Buyer person(FoyerSystem system, PasswordApplication application) {
        return signedIn(system, application, Map.of("account_type", "personal"), "id");
    }

    private static Buyer signedIn(
            FoyerSystem system, PasswordApplication application, Map<String, String> account, String awaited) {
        String email = system.newEmail();
        String userId = system.keycloak().create(email, true, account);
        system.keycloak().setPassword(userId, PASSWORD);
        JsonNode customer = system.registry().awaitCustomer(email, found -> !isEmpty(found.path(awaited)));
        String session = application.signIn(email, PASSWORD, "openid");
        return new Buyer(system, application, email, customer.get("id").asText(), session);
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainerNode() ? value.isEmpty() : value.asText().isEmpty();
    }

    /** A fresh access token. */
    String token() {
        Answer answer = application.refresh(session);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().get("access_token").asText();
    }

    /** Waits until the claim {@code company} of a fresh token is as expected; missing when there is none. */
    JsonNode awaitCompany(Predicate<JsonNode> expected) {
        return await("company of " + email)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> claims().path("company"), expected);
    }

    /** What a fresh token says. */
    JsonNode claims() {
        String payload = token().split("\\.")[1];
        return Http.json(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    /** The id of the first company. */
    String company() {
        return get("").body().at("/companies/0/id").asText();
    }

    /** Reads below {@code /me}. */
    Answer get(String path) {
        return Http.get(address(path), token());
    }

    /** Calls below {@code /me}. */
    Answer send(String method, String path, Object body) {
        return Http.send(method, address(path), token(), body);
    }

    /** Deletes below {@code /me}. */
    Answer delete(String path) {
        return Http.delete(address(path), token());
    }

    /** Gives a member of a company a role. */
    Answer giveRole(String company, Buyer member, String role) {
        return send("PATCH", "/companies/" + company + "/members/" + member.id(), Map.of("role", role));
    }

    private String address(String path) {
        return system.registry().address("/me" + path);
    }
}
