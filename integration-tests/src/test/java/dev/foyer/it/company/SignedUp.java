package dev.foyer.it.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.PasswordApplication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Business people who sign up through the pages, with what their tokens and mails say and what staff decide of them. */
final class SignedUp implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FoyerSystem system;
    private final PasswordApplication application;
    private String shop = "";

    SignedUp(FoyerSystem system) {
        this.system = system;
        this.application = new PasswordApplication(system);
        application.add();
    }

    /** Where they sign in too. */
    PasswordApplication application() {
        return application;
    }

    void companyApproval(String value) {
        assertThat(system.keycloak().settings(Map.of("companyApproval", value)).status())
                .isEqualTo(200);
    }

    /** Signs up, confirms the address and signs in at an application too; returns its refresh token. */
    String signUp(String email, String business) {
        try (Customer customer = Customer.of(system)) {
            customer.register()
                    .business(business)
                    .person(email, "Rosa", "Meyer")
                    .submit();
            customer.openMailedLink(email);
            customer.choosePassword(PASSWORD);
            shop = customer.signedInShop();
        }
        return application.signIn(email, PASSWORD, "openid");
    }

    /** What the shop showed the last one who signed up. */
    String shop() {
        return shop;
    }

    /** Refreshes until the access token is as expected. */
    JsonNode awaitClaims(String refreshToken, Predicate<JsonNode> expected) {
        return await("claims")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> claims(application.refresh(refreshToken)), expected);
    }

    /** Waits until somebody's request is open. */
    JsonNode awaitRequest(String email) {
        return await("a request of " + email)
                .atMost(PATIENCE)
                .until(() -> openRequest(email), request -> request != null);
    }

    /** Decides as an integration with the role {@code manage}. */
    Answer decide(JsonNode request, String decision, Map<String, String> body) {
        return system.registry().post("/requests/" + request.get("id").asText() + "/" + decision, body);
    }

    /** Waits for a mail with these words in its subject or text. */
    void awaitMail(String email, String words) {
        await("mail \"" + words + "\" to " + email).atMost(PATIENCE).until(() -> StreamSupport.stream(
                        system.mailbox().to(email).spliterator(), false)
                .anyMatch(mail ->
                        (mail.get("subject").asText() + "\n" + mail.get("text").asText()).contains(words)));
    }

    @Override
    public void close() {
        companyApproval("automatic");
        application.remove();
    }

    private JsonNode openRequest(String email) {
        JsonNode open = system.registry().get("/requests?status=open&limit=200").body();
        return StreamSupport.stream(open.get("items").spliterator(), false)
                .filter(request -> request.at("/customer/email").asText().equals(email))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode claims(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        String payload = answer.body().get("access_token").asText().split("\\.")[1];
        return Http.json(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
