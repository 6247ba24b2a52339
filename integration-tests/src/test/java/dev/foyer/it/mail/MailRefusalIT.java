package dev.foyer.it.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A mail that the server refuses for good")
class MailRefusalIT {

    private final FoyerSystem system;
    private final MailRealm realm;

    MailRefusalIT(FoyerSystem system) {
        this.system = system;
        this.realm = MailRealm.of(system);
    }

    @AfterEach
    void remove() {
        realm.close();
    }

    @Test
    @DisplayName("is parked at once with the server's code, and sent again by hand; the others never wait for it")
    void parked() {
        String unknown = system.newEmail();
        realm.server().behave(MailServerScript.recipient(unknown, "550 5.1.1 <" + unknown + "> unknown"));
        realm.mail(unknown);
        String known = system.newEmail();
        realm.mail(known);

        JsonNode mail = realm.awaitMail("parked", 1);
        assertThat(mail.get("to").asText()).isEqualTo(unknown);
        assertThat(mail.get("subject").asText()).isEqualTo("Complete your account");
        assertThat(mail.get("attempts").asInt()).isEqualTo(1);
        assertThat(mail.get("lastFailure").asText()).isEqualTo("The mail server refused the recipient: 550 5.1.1");
        await("the other")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !realm.server().receivedBy(known).isEmpty());
        assertThat(realm.get("/state").body().get("parked").asLong()).isEqualTo(1);
        String id = mail.get("id").asText();

        realm.server().behave(MailServerScript.KIND);
        assertThat(realm.post("/" + id + "/retry", "").status()).isEqualTo(204);

        realm.awaitEmpty();
        assertThat(realm.server().receivedBy(unknown))
                .singleElement()
                .satisfies(arrived -> assertThat(arrived.messageId()).isEqualTo("<" + id + "@shop.example>"));
        assertThat(realm.post("/" + id + "/retry", "").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("is parked for its content as well, and can be removed")
    void removed() {
        realm.server().behave(MailServerScript.content("554 5.7.1 looks like spam"));
        realm.mail(system.newEmail());
        JsonNode mail = realm.awaitMail("parked", 1);
        assertThat(mail.get("lastFailure").asText()).isEqualTo("The mail server refused the content: 554 5.7.1");

        assertThat(realm.delete(mail.get("id").asText()).status()).isEqualTo(204);

        assertThat(realm.rows("id")).isEmpty();
        assertThat(realm.delete(mail.get("id").asText()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("is seen in its realm only, page by page, and what is asked wrongly is refused")
    void pages() {
        realm.server().behave(MailServerScript.content("554 no"));
        for (int i = 0; i < 3; i++) {
            realm.mail(system.newEmail());
        }
        await("three are parked").until(() -> realm.mails("parked").count() == 3);
        JsonNode first = realm.get("?max=2").body();
        JsonNode second =
                realm.get("?max=2&after=" + first.get("next").asLong()).body();
        assertThat(first.get("mails")).hasSize(2);
        assertThat(second.get("mails")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        String id = first.at("/mails/0/id").asText();
        try (MailRealm other = MailRealm.of(system)) {
            assertThat(other.mails("parked")).isEmpty();
            assertThat(other.post("/" + id + "/retry", "").status()).isEqualTo(404);
            assertThat(other.delete(id).status()).isEqualTo(404);
        }
        assertThat(realm.get("?state=sent").status()).isEqualTo(400);
        assertThat(realm.get("?max=0").status()).isEqualTo(400);
        assertThat(realm.get("?max=201").status()).isEqualTo(400);
        assertThat(realm.post("/" + UUID.randomUUID() + "/retry", "").status()).isEqualTo(404);
        assertThat(realm.post("/x/retry", "").status()).isEqualTo(404);
    }
}
