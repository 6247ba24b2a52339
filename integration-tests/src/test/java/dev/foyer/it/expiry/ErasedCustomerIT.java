package dev.foyer.it.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A customer who wants to be forgotten")
class ErasedCustomerIT {

    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, String> REASON = Map.of("reason", "asked by letter");

    private final FoyerSystem system;

    ErasedCustomerIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName(
            "is given all that is known, and then is gone from Keycloak, the registry, the audit and the queue of mails")
    void erased() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        Visitor visitor = new Visitor(system).signIn().password(email, PASSWORD);
        String refresh = visitor.tokens().body().get("refresh_token").asText();
        JsonNode customer = system.registry().awaitCustomer(email);
        system.registry().patch(customer, Map.of("phone", "+41446681800", "labels", List.of("Known")));
        system.registry().awaitCommandsDone();
        system.keycloakDatabase()
                .update(
                        "insert into event_entity (id, realm_id, user_id, event_time, type)"
                                + " select ?, u.realm_id, u.id, 1, 'LOGIN' from user_entity u where u.id = ?",
                        UUID.randomUUID().toString(),
                        id);

        JsonNode all =
                system.registry().get("/customers/" + id + "/subject-export").body();
        assertThat(all.at("/customer/phone").asText()).isEqualTo("+41446681800");
        assertThat(all.at("/keycloak/email").asText()).isEqualTo(email);
        assertThat(all.at("/history")).isNotEmpty();

        assertThat(system.registry().post("/customers/" + id + "/erase", REASON).status())
                .isEqualTo(202);

        awaitErased(id);
        assertThat(visitor.refresh(refresh).status()).isEqualTo(400);
        assertThat(new Visitor(system).signIn().password(email, PASSWORD).isBack())
                .isFalse();
        assertThat(system.keycloakDatabase().count("select count(*) from user_entity where id = ?", id))
                .isZero();
        assertThat(system.keycloakDatabase().count("select count(*) from event_entity where user_id = ?", id))
                .isZero();
        assertThat(system.keycloakDatabase().count("select count(*) from foyer_mail where recipient is null"))
                .isZero();
        assertThat(system.registryDatabase()
                        .count(
                                "select count(*) from audit where entity_id = ? and (coalesce(before::text, '') || coalesce(after::text, '')"
                                        + " || coalesce(reason, '')) ~* ?",
                                id,
                                email + "|41446681800|Known|letter"))
                .isZero();
        assertThat(system.registry().get("/customers/" + id).body().at("/email").isNull())
                .isTrue();
    }

    @Test
    @DisplayName("gets no mail that was queued, and whoever signs up with the address later is somebody new")
    void queuedMails() {
        String email = system.newEmail();
        String id = system.registry()
                .post("/customers", Map.of("accountType", "personal", "email", email, "sendPasswordLink", true))
                .body()
                .get("id")
                .asText();
        system.mailbox().await(email);
        long user = system.keycloakDatabase().count("select count(*) from user_entity where email = ?", email);
        assertThat(user).isEqualTo(1);
        String link = system.mailbox().awaitLink(email);

        assertThat(system.registry().post("/customers/" + id + "/erase", REASON).status())
                .isEqualTo(202);

        awaitErased(id);
        assertThat(system.keycloakDatabase().count("select count(*) from user_entity where email = ?", email))
                .isZero();
        assertThat(new Visitor(system).open(link).page()).doesNotContain("password-new");

        String next = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        assertThat(system.registry().awaitCustomer(email).get("id").asText()).isEqualTo(next);
    }

    private void awaitErased(String id) {
        await("erasure of " + id)
                .atMost(Duration.ofSeconds(30))
                .until(() -> system.registryDatabase()
                                .count("select count(*) from customer where id = ? and erased_at is not null", id)
                        == 1);
    }
}
