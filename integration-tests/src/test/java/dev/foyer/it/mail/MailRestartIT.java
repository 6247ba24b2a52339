package dev.foyer.it.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.foyer.devstack.keycloak.KeycloakServer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Mails that wait when Keycloak is killed")
class MailRestartIT {

    private final FoyerSystem system;
    private final MailRealm realm;

    MailRestartIT(FoyerSystem system) {
        this.system = system;
        this.realm = MailRealm.of(system);
    }

    @AfterEach
    void remove() {
        realm.close();
    }

    @Test
    @DisplayName("arrive once it runs again, each of them once; what was parked too long is gone")
    void killed() {
        // Some are in the middle of an attempt, some have not been tried.
        realm.server().behave(MailServerScript.HANGING);
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            addresses.add(system.newEmail());
            realm.mail(addresses.get(i));
        }
        await("some are in the middle of an attempt")
                .atMost(Duration.ofSeconds(20))
                .until(() -> realm.server().attempts() >= 4);
        system.keycloakDatabase()
                .update(
                        "insert into foyer_mail (id, realm_id, state, message_id, key_id, content, expires_at)"
                                + " select gen_random_uuid(), id, 'parked', '<old@shop.example>', 'config:old', '\\x00',"
                                + " now() - interval '1 second' from realm where name = ?",
                        realm.name());
        KeycloakServer keycloak = system.stack().keycloak();

        keycloak.kill();
        realm.server().behave(MailServerScript.KIND);
        keycloak.start();

        realm.awaitEmpty();
        assertThat(realm.server().received())
                .extracting(ReceivedMail::to)
                .containsExactlyInAnyOrderElementsOf(addresses);
    }
}
