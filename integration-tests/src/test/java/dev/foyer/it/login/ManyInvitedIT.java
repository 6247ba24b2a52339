package dev.foyer.it.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Many customers who are invited at once")
class ManyInvitedIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FoyerSystem system;

    ManyInvitedIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("are counted first, invited once, and it is told what came of each")
    void run() {
        Newcomer mia = Newcomer.person(system, Map.of());
        Newcomer invited = Newcomer.person(system, Map.of("sendPasswordLink", true));
        Newcomer inactive = Newcomer.person(system, Map.of());
        assertThat(inactive.post("deactivate").status()).isEqualTo(200);
        Newcomer taken = Newcomer.person(system, Map.of());
        system.keycloak().create(taken.email, false, Map.of("account_type", "personal"));
        invited.awaitLink();
        Map<String, ?> body = Map.of("customers", List.of(mia.id, invited.id, inactive.id, taken.id, mia.id));

        JsonNode preview =
                system.registry().post("/invitation-runs/preview", body).body();
        assertThat(preview.get("customers").asInt()).isEqualTo(4);
        assertThat(preview.get("invite").asInt()).isEqualTo(2);
        assertThat(preview.at("/skipped/invited").asInt()).isEqualTo(1);
        assertThat(preview.at("/skipped/inactive").asInt()).isEqualTo(1);
        assertThat(mia.users()).isZero();

        String run = start(body);
        JsonNode ended = awaitEnd(run);

        assertThat(ended.get("mailed").asInt()).isEqualTo(1);
        assertThat(ended.get("failed").asInt()).isEqualTo(1);
        JsonNode recipients =
                system.registry().get("/invitation-runs/" + run + "/recipients").body();
        assertThat(result(recipients, mia)).isEqualTo("sent");
        assertThat(result(recipients, invited)).isEqualTo("invited");
        assertThat(result(recipients, inactive)).isEqualTo("inactive");
        assertThat(result(recipients, taken)).isEqualTo("failed");
        assertThat(system.registry()
                        .get("/invitation-runs/" + run + "/recipients?result=failed")
                        .body()
                        .at("/items/0/failure")
                        .asText())
                .contains("has the address");
        mia.accept(mia.awaitLink());
        assertThat(mia.signIn().get("customer_id").asText()).isEqualTo(mia.id);
        assertThat(awaitEnd(start(Map.of("customers", List.of(mia.id))))
                        .at("/skipped/registered")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("get one user and one mail each when the service is killed after Keycloak's answer")
    void killedInTheMiddle() {
        Newcomer mia = Newcomer.person(system, Map.of());
        assertThat(mia.post("invite").status()).isEqualTo(200);
        await("Keycloak has the user").atMost(PATIENCE).until(() -> mia.users() == 1);
        system.stack().service().kill();
        // As if the process had been killed before it wrote down what Keycloak had done, whoever was faster.
        system.registryDatabase()
                .update(
                        "update login_link set status = 'waiting', sent_at = null, expires_at = null, command_id = id::uuid,"
                                + " next_attempt_at = clock_timestamp() where customer_id = ?",
                        mia.id);

        system.stack().service().start();

        await("it is written down")
                .atMost(PATIENCE)
                .until(() -> system.registryDatabase()
                                .count(
                                        "select count(*) from login_link where customer_id = ? and status = 'sent'",
                                        mia.id)
                        == 1);
        system.registry()
                .awaitCustomerWithId(mia.id, customer -> !customer.get("userId").isNull());
        system.awaitMailsSent();
        assertThat(system.mailbox().to(mia.email)).hasSize(1);
        assertThat(mia.users()).isEqualTo(1);
    }

    @Test
    @DisplayName("may be taken back: the login goes, the customer stays, and can be invited again")
    void withdrawn() {
        Newcomer mia = Newcomer.person(system, Map.of("sendPasswordLink", true));
        String link = mia.awaitLink();
        system.registry()
                .awaitCustomerWithId(mia.id, customer -> !customer.get("userId").isNull());
        String invitation = system.registry()
                .get("/invitations?status=sent&customer=" + mia.id)
                .body()
                .at("/items/0/id")
                .asText();

        assertThat(withdraw(invitation).body().get("status").asText()).isEqualTo("withdrawn");

        JsonNode customer = system.registry()
                .awaitCustomerWithId(mia.id, found -> found.get("userId").isNull());
        assertThat(customer.get("active").asBoolean()).isTrue();
        assertThat(customer.get("lifecycle").asText()).isEqualTo("prospect");
        assertThat(customer.get("email").asText()).isEqualTo(mia.email);
        assertThat(mia.users()).isZero();
        assertThat(new Visitor(system).open(link).page()).doesNotContain("foyer-reset-continue");

        assertThat(mia.post("invite").status()).isEqualTo(200);
        mia.accept(system.mailbox().awaitAnotherLink(mia.email, link));
        assertThat(mia.signIn().get("customer_id").asText()).isEqualTo(mia.id);
        assertThat(withdraw(invitation).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("cannot be taken back once they have come")
    void tooLate() {
        Newcomer mia = Newcomer.person(system, Map.of("sendPasswordLink", true));
        mia.accept(mia.awaitLink());
        system.registry()
                .awaitCustomerWithId(
                        mia.id, customer -> customer.get("lifecycle").asText().equals("registered"));

        String invitation = system.registry()
                .get("/invitations?customer=" + mia.id)
                .body()
                .at("/items/0/id")
                .asText();

        assertThat(withdraw(invitation).status()).isEqualTo(409);
        assertThat(mia.users()).isEqualTo(1);
    }

    private Answer withdraw(String invitation) {
        return system.registry().post("/invitations/" + invitation + "/withdraw", Map.of("reason", "a mistake"));
    }

    private String start(Map<String, ?> body) {
        Answer started = system.registry().post("/invitation-runs", body);
        assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
        return started.body().get("id").asText();
    }

    private JsonNode awaitEnd(String run) {
        return await("the run has ended")
                .atMost(PATIENCE)
                .until(
                        () -> system.registry().get("/invitation-runs/" + run).body(),
                        found -> !found.get("finishedAt").isNull()
                                && found.get("waiting").asInt() == 0);
    }

    private static String result(JsonNode recipients, Newcomer of) {
        for (JsonNode recipient : recipients.get("items")) {
            if (recipient.get("customerId").asText().equals(of.id)) {
                return recipient.get("result").asText();
            }
        }
        return "";
    }
}
