package dev.foyer.it.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnFoyer
@DisplayName("While a mail server has its troubles, a mail")
class MailOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FoyerSystem system;
    private final MailRealm realm;

    MailOutageIT(FoyerSystem system) {
        this.system = system;
        this.realm = MailRealm.of(system);
    }

    @AfterEach
    void remove() {
        realm.close();
    }

    @Test
    @DisplayName("waits until the server is up again, and arrives once")
    void down() {
        realm.server().down();
        List<String> addresses =
                IntStream.range(0, 12).mapToObj(i -> system.newEmail()).toList();
        addresses.forEach(realm::mail);
        realm.awaitMail("waiting", 2);
        assertThat(realm.mails("waiting")).hasSize(12);
        assertThat(realm.get("/state").body().get("waiting").asLong()).isEqualTo(12);
        assertThat(realm.get("/state").body().get("oldest").asText()).startsWith("20");
        assertThat(realm.mails("waiting"))
                .extracting(mail -> mail.get("lastFailure").asText())
                .contains("The connection to the mail server failed");

        realm.server().up();

        realm.awaitEmpty();
        assertThat(realm.server().received())
                .extracting(ReceivedMail::to)
                .containsExactlyInAnyOrderElementsOf(addresses);
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.3.2 too busy", "554 5.3.2 closed"})
    @DisplayName("waits out a server that turns connections away")
    void turnedAway(String greeting) {
        waitsOut(MailServerScript.greeting(greeting), "turned the connection away: " + greeting.substring(0, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.7.0 try later", "451 4.7.1 greylisted", "452 4.2.2 mailbox full"})
    @DisplayName("waits out a server that takes the recipient later")
    void recipientLater(String answer) {
        String email = system.newEmail();
        realm.server().behave(MailServerScript.recipient(email, answer));
        waitsOut(email, "refused the recipient: " + answer.substring(0, 9));
    }

    @Test
    @DisplayName("waits out a server that takes the content later")
    void contentLater() {
        waitsOut(MailServerScript.content("451 4.3.0 out of memory"), "refused the content: 451 4.3.0");
    }

    @Test
    @DisplayName("that was taken by a server that died before it said so comes again as the same")
    void dies() {
        String email = system.newEmail();
        realm.server().behave(MailServerScript.DYING);
        realm.mail(email);
        await("the mail was taken twice")
                .atMost(PATIENCE)
                .until(() -> realm.server().receivedBy(email).size() >= 2);

        realm.server().behave(MailServerScript.KIND);
        realm.awaitEmpty();

        List<ReceivedMail> copies = realm.server().receivedBy(email);
        assertThat(copies)
                .extracting(ReceivedMail::messageId)
                .containsOnly(copies.get(0).messageId());
        assertThat(copies.get(0).messageId()).matches("<[0-9a-f-]{36}@shop\\.example>");
    }

    @Test
    @DisplayName("of another realm goes on, and one's own as soon as the server stops hanging")
    void hangs() {
        try (MailRealm other = MailRealm.of(system)) {
            realm.patience(Duration.ofSeconds(1));
            realm.server().behave(MailServerScript.HANGING);
            List<String> stuck =
                    IntStream.range(0, 30).mapToObj(i -> system.newEmail()).toList();
            stuck.forEach(realm::mail);
            await("every lane of the realm hangs")
                    .atMost(PATIENCE)
                    .until(() -> realm.server().attempts() >= 4);

            String email = system.newEmail();
            other.mail(email);
            await("the other realm's mail")
                    .atMost(PATIENCE)
                    .until(() -> !other.server().receivedBy(email).isEmpty());
            assertThat(realm.server().received()).isEmpty();
            await("an attempt has an end").atMost(PATIENCE).until(() -> realm.mails("waiting")
                    .anyMatch(mail -> mail.get("lastFailure").asText().contains("did not answer in time")));

            realm.patience(PATIENCE);
            realm.server().behave(MailServerScript.KIND);
            realm.awaitEmpty();
            assertThat(realm.server().received())
                    .extracting(ReceivedMail::to)
                    .containsExactlyInAnyOrderElementsOf(stuck);
        }
    }

    @Test
    @DisplayName("that is not delivered in its lifetime is parked, with the reason")
    void lifetime() {
        realm.server().down();
        realm.mail(system.newEmail());
        realm.awaitMail("waiting", 1);

        system.keycloakDatabase()
                .update(
                        "update foyer_mail set expires_at = now() + interval '1 second'"
                                + " where realm_id = (select id from realm where name = ?)",
                        realm.name());

        // Its last attempt comes before that second is over, or it is looked at too late for one.
        JsonNode parked = realm.awaitMail("parked", 1);
        assertThat(parked.get("lastFailure").asText())
                .isIn(
                        "Given up at the end of its time. The connection to the mail server failed",
                        "Its time was over before it could be sent");
        assertThat(parked.get("nextAttemptAt").isNull()).isTrue();
    }

    private void waitsOut(MailServerScript trouble, String reason) {
        realm.server().behave(trouble);
        waitsOut(system.newEmail(), reason);
    }

    private void waitsOut(String email, String reason) {
        realm.mail(email);
        assertThat(realm.awaitMail("waiting", 2).get("lastFailure").asText()).endsWith(reason);
        assertThat(realm.server().received()).isEmpty();

        realm.server().behave(MailServerScript.KIND);

        realm.awaitEmpty();
        assertThat(realm.server().received()).extracting(ReceivedMail::to).containsExactly(email);
    }
}
