package dev.foyer.it.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** With the realm of everybody else, whose mail server is another one meanwhile. */
@OnFoyer
@DisplayName("A customer's mail that does not arrive")
class UndeliveredMailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FoyerSystem system;
    private final JsonNode settings;
    private final ScriptedMailServer server = ScriptedMailServer.started();

    UndeliveredMailIT(FoyerSystem system) {
        this.system = system;
        this.settings = system.keycloak().get("").body().get("smtpServer");
    }

    @BeforeEach
    void otherServer() {
        ObjectNode other = settings.deepCopy();
        mailBy(other.put("port", String.valueOf(server.port())));
    }

    @AfterEach
    void mend() {
        mailBy(settings);
        server.close();
    }

    @Test
    @DisplayName("because the server is down changes nothing at sign-up, and arrives later")
    void signUp() {
        server.down();
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.register().personal().person(email, "Ali", "Kaya").submit();
            customer.page().getByText(email).first().waitFor();
            assertThat(customer.page().locator("#kc-error-message").count()).isZero();
        }
        await("the status tells")
                .atMost(PATIENCE)
                .until(() ->
                        status("waiting").asLong() >= 1 && status("oldestAt").isTextual());

        server.up();

        await("the mail").atMost(PATIENCE).until(() -> server.receivedBy(email).size() == 1);
        await("nothing waits").atMost(PATIENCE).until(() -> status("waiting").asLong() == 0);
        assertThat(server.receivedBy(email).get(0).text()).contains("/foyer-sign-up/");
    }

    @Test
    @DisplayName("because the address is refused is shown to staff, who send it again; that is on record")
    void staff() {
        String email = system.newEmail();
        server.behave(MailServerScript.recipient(email, "550 5.1.1 who is that"));
        String user = system.keycloak().create(email, false, Map.of("account_type", "personal"));
        assertThat(system.keycloak()
                        .send("PUT", "/users/" + user + "/send-verify-email", Map.of())
                        .status())
                .isEqualTo(204);

        String token = Staff.token(system, "agent");
        JsonNode mail = await("the parked mail")
                .atMost(PATIENCE)
                .until(() -> parked(token, email), found -> !found.isMissingNode());
        assertThat(mail.get("lastFailure").asText()).isEqualTo("The mail server refused the recipient: 550 5.1.1");
        assertThat(mail.get("subject").asText()).isEqualTo("Confirm your email address");
        await("the status tells").atMost(PATIENCE).until(() -> status("parked").asLong() >= 1);
        String id = mail.get("id").asText();
        String again = system.registry().address("/mails/" + id + "/send-again");
        assertThat(Http.send("POST", again, Staff.token(system, "viewer"), Map.of())
                        .status())
                .isEqualTo(403);

        server.behave(MailServerScript.KIND);
        assertThat(Http.send("POST", again, token, Map.of()).status()).isEqualTo(204);

        await("the mail").atMost(PATIENCE).until(() -> server.receivedBy(email).size() == 1);
        await("it is no longer shown").atMost(PATIENCE).until(() -> parked(token, email)
                .isMissingNode());
        assertThat(Http.send("POST", again, token, Map.of()).status()).isEqualTo(404);
        assertThat(system.registryDatabase()
                        .texts("SELECT actor FROM audit WHERE entity = 'mail' AND entity_id = ?", id))
                .singleElement()
                .asString()
                .matches("staff:.* agent");
    }

    @Test
    @DisplayName("though the registry caused it is handed to Keycloak once it can be, and then arrives as all others")
    void fromTheRegistry() {
        String email = system.newEmail();
        String user = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);

        system.registryDatabase()
                .update(
                        "INSERT INTO mail (customer_id, template, parameters)"
                                + " VALUES (?, 'company-approved', '{\"company\":\"Spruce Ltd\"}')",
                        user);

        await("the mail").atMost(PATIENCE).until(() -> server.receivedBy(email).size() == 1);
        assertThat(server.receivedBy(email).get(0).subject()).startsWith("Spruce Ltd can order at");
        assertThat(system.registryDatabase().count("SELECT count(*) FROM mail")).isZero();
    }

    private JsonNode status(String field) {
        return system.registry().get("/status").body().at("/mails/" + field);
    }

    private JsonNode parked(String token, String email) {
        Answer answer = Http.get(system.registry().address("/mails?state=parked&limit=200"), token);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().get("items").spliterator(), false)
                .filter(mail -> mail.get("to").asText().equals(email))
                .findFirst()
                .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
    }

    private void mailBy(JsonNode smtpServer) {
        assertThat(system.keycloak()
                        .send("PUT", "", Map.of("smtpServer", smtpServer))
                        .status())
                .isEqualTo(204);
    }
}
