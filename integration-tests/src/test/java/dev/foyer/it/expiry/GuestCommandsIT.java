package dev.foyer.it.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Ending a guest in Keycloak")
class GuestCommandsIT {

    private final FoyerSystem system;
    private final AdminResource resource;

    GuestCommandsIT(FoyerSystem system) {
        this.system = system;
        this.resource = system.adminResource();
    }

    @Test
    @DisplayName("disables the user once: a repeat leaves who was enabled since")
    void expireOnce() {
        String id = guest();
        UUID action = UUID.randomUUID();
        assertThat(outcome(id, action, "expire")).isEqualTo("done");
        assertThat(enabled(id)).isEqualTo(0);

        system.keycloakDatabase().update("update user_entity set enabled = true where id = ?", id);
        assertThat(outcome(id, action, "expire")).isEqualTo("done");
        assertThat(enabled(id)).isEqualTo(1);
    }

    @Test
    @DisplayName("removes the user with the events that were stored, and is done for who is gone")
    void remove() {
        String id = guest();
        String realm = system.keycloakDatabase()
                .texts("select realm_id from user_entity where id = ?", id)
                .get(0);
        system.keycloakDatabase()
                .update(
                        "insert into event_entity (id, realm_id, user_id, type, event_time) values (?, ?, ?, 'LOGIN', 1)",
                        UUID.randomUUID().toString(),
                        realm,
                        id);

        assertThat(outcome(id, UUID.randomUUID(), "remove")).isEqualTo("done");
        assertThat(system.keycloak().get("/users/" + id).status()).isEqualTo(404);
        assertThat(system.keycloakDatabase().count("select count(*) from event_entity where user_id = ?", id))
                .isZero();
        assertThat(outcome(id, UUID.randomUUID(), "remove")).isEqualTo("done");
    }

    @Test
    @DisplayName("is refused for a customer and for staff, who stay as they are")
    void othersAreRefused() {
        String customer = system.keycloak().create(system.newEmail(), true, Map.of("account_type", "personal"));
        String boss = system.keycloak().user("boss@staff.example").get("id").asText();
        for (String id : List.of(customer, boss)) {
            assertThat(outcome(id, UUID.randomUUID(), "expire")).isEqualTo("refused");
            assertThat(outcome(id, UUID.randomUUID(), "remove")).isEqualTo("refused");
            assertThat(enabled(id)).isEqualTo(1);
        }
    }

    /** Past the rules of the profile, which know an address; then without one, as the hosted pages make guests. */
    private String guest() {
        String email = system.newEmail();
        system.keycloak().importPastRules(email, Map.of("account_type", "guest"));
        String id = system.keycloak().user(email).get("id").asText();
        system.keycloakDatabase()
                .update(
                        "update user_entity set username = ?, email = null, email_constraint = id where id = ?",
                        "guest-" + UUID.randomUUID(),
                        id);
        return id;
    }

    private String outcome(String userId, UUID action, String name) {
        return resource.run(Map.of("userId", userId, "action", Map.of("id", action.toString(), "name", name)))
                .get(0)
                .get("outcome")
                .asText();
    }

    private long enabled(String userId) {
        return system.keycloakDatabase().count("select count(*) from user_entity where id = ? and enabled", userId);
    }
}
