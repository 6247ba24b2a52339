package dev.foyer.it.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A mail that the provisioning service asks for")
class RequestedMailIT {

    private final FoyerSystem system;
    private final MailRealm realm;

    RequestedMailIT(FoyerSystem system) {
        this.system = system;
        this.realm = MailRealm.of(system);
    }

    @AfterEach
    void remove() {
        realm.close();
    }

    @Test
    @DisplayName("looks like all others, and comes once for its id, whether it waits or has been sent")
    void once() {
        String id = UUID.randomUUID().toString();
        String email = system.newEmail();
        realm.server().down();

        assertThat(realm.post("", request(id, email)).status()).isEqualTo(204);
        assertThat(realm.post("", request(id, email)).status()).isEqualTo(204);

        assertThat(realm.mails("waiting")).singleElement().satisfies(mail -> {
            assertThat(mail.get("id").asText()).isEqualTo(id);
            assertThat(mail.get("template").asText()).isEqualTo("company-approved");
            assertThat(mail.get("to").asText()).isEqualTo(email);
        });
        realm.server().up();
        realm.awaitEmpty();
        assertThat(realm.post("", request(id, email)).status()).isEqualTo(204);
        String other = UUID.randomUUID().toString();
        assertThat(realm.post("", request(other, email)).status()).isEqualTo(204);
        await("the other")
                .atMost(Duration.ofSeconds(20))
                .until(() -> realm.server().receivedBy(email).size() == 2);

        ReceivedMail mail = realm.server().receivedBy(email).get(0);
        assertThat(mail.messageId()).isEqualTo("<" + id + "@shop.example>");
        assertThat(mail.subject()).isEqualTo("Spruce & <b>Co</b> can order at Harbour & Pine now");
        assertThat(mail.text()).contains("Harbour & Pine has approved Spruce & <b>Co</b> as a business customer");
        assertThat(realm.server().receivedBy(email).get(1).messageId()).isEqualTo("<" + other + "@shop.example>");
    }

    @Test
    @DisplayName("is refused as a whole when a part of it is wrong")
    void refused() {
        assertThat(realm.post("", Map.of("id", "x")).status()).isEqualTo(400);
        assertThat(realm.rows("id")).isEmpty();
    }

    private static Map<String, Object> request(String id, String to) {
        return Map.of(
                "id",
                id,
                "to",
                to,
                "language",
                "en",
                "template",
                "company-approved",
                "parameters",
                Map.of("company", "Spruce & <b>Co</b>"));
    }
}
