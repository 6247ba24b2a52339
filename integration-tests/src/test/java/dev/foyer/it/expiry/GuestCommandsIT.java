package dev.foyer.it.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Ending a guest in Keycloak")
class GuestCommandsIT {

    /** What a guest is made with, what a removal looks for, what goes by the events of a removal, and what holds ids alone. */
    private static final Set<String> DECIDED = Set.of(
            // guests have no second factor and no password
            "foyer_reset_link",
            "foyer_code",
            "foyer_trusted_device",
            "user_attribute",
            "user_role_mapping",
            "broker_link",
            "credential",
            "fed_issued_ver_credential",
            "fed_user_attribute",
            "fed_user_consent",
            "fed_user_credential",
            "fed_user_group_membership",
            "fed_user_required_action",
            "fed_user_role_mapping",
            "fed_user_ver_credential",
            "federated_identity",
            "issued_ver_credential",
            "user_consent",
            "user_group_membership",
            "user_required_action",
            "user_ver_credential",
            "offline_user_session",
            "login_failure",
            "event_entity",
            "foyer_change_marker",
            "foyer_command_done",
            // A guest has no address to change.
            "foyer_email_change",
            "foyer_former_email",
            "foyer_identity_state");

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
    @DisplayName("takes along in one list those who have more than a guest is made with")
    void removeSome() {
        List<String> ids = List.of(guest(), guest(), guest());
        system.keycloak().setPassword(ids.get(1), "correct horse battery");
        system.keycloakDatabase()
                .update("insert into user_required_action (user_id, required_action) values (?, 'TERMS')", ids.get(1));

        assertThat(resource.run(ids.stream()
                        .map(id -> command(id, UUID.randomUUID(), "remove"))
                        .toArray(Map[]::new)))
                .extracting(result -> result.get("outcome").asText())
                .containsExactly("done", "done", "done");

        for (String id : ids) {
            assertThat(system.keycloak().get("/users/" + id).status()).isEqualTo(404);
            assertThat(tablesWithUsers())
                    .filteredOn(table -> !table.startsWith("foyer_"))
                    .allSatisfy(table -> assertThat(system.keycloakDatabase()
                                    .count("select count(*) from " + table + " where user_id = ?", id))
                            .as(table)
                            .isZero());
        }
    }

    @Test
    @DisplayName("leaves out no table in which Keycloak keeps something of a user")
    void everyTable() {
        assertThat(tablesWithUsers()).containsExactlyInAnyOrderElementsOf(DECIDED);
    }

    private List<String> tablesWithUsers() {
        return system.keycloakDatabase()
                .texts("select table_name from information_schema.columns"
                        + " where table_schema = 'public' and column_name = 'user_id'");
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
        return resource.run(command(userId, action, name)).get(0).get("outcome").asText();
    }

    private static Map<String, Object> command(String userId, UUID action, String name) {
        return Map.of("userId", userId, "action", Map.of("id", action.toString(), "name", name));
    }

    private long enabled(String userId) {
        return system.keycloakDatabase().count("select count(*) from user_entity where id = ? and enabled", userId);
    }
}
