package dev.foyer.it.ways;

import static dev.foyer.it.system.StateCommand.state;
import static dev.foyer.it.system.StateCommand.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPException;
import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A user of a read-only LDAP directory")
class DirectoryCommandsIT {

    private final FoyerSystem system;
    private final AdminResource resource;
    private Directory directory;

    DirectoryCommandsIT(FoyerSystem system) {
        this.system = system;
        this.resource = system.adminResource();
    }

    @BeforeEach
    void startDirectory() throws LDAPException {
        directory = Directory.start();
    }

    @AfterEach
    void stopDirectory() {
        directory.close();
    }

    @Test
    @DisplayName("gets what tokens tell and the first sign-in, and is signed out when staff deactivate the customer")
    void customer() throws LDAPException {
        String email = system.newEmail();
        directory.add(email, "Meyer");
        PasswordApplication application = new PasswordApplication(system);
        application.add();
        try (Federation federation = Federation.of(system.keycloak(), directory, "READ_ONLY")) {
            String userId = system.keycloak().user(email).get("id").asText();
            String id = system.registry().awaitCustomer(email).get("id").asText();
            await("the registry's id in Keycloak")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> attribute(userId, "customer_id").equals(List.of(id)));

            String session = application.signIn(email, Directory.PERSONS_PASSWORD, "openid");
            assertThat(attribute(userId, "first_sign_in_at")).hasSize(1);

            assertThat(system.registry()
                            .post("/customers/" + id + "/deactivate", Map.of("reason", "left the company"))
                            .status())
                    .isEqualTo(200);
            await("a refused refresh")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> application.refresh(session).status() == 400);
            system.registry().awaitCommandsDone();
            assertThat(system.keycloak().user(email).get("enabled").asBoolean()).isFalse();
            leave(email);
        } finally {
            application.remove();
        }
    }

    @Test
    @DisplayName("gets what the registry owns while the directory is off, and the rest is refused by name each time")
    void switchedOff() throws LDAPException {
        String email = system.newEmail();
        directory.add(email, "Meyer");
        try (Federation federation = Federation.of(system.keycloak(), directory, "READ_ONLY")) {
            String userId = paused(email);
            federation.switchOff();

            Map<String, Object> wanted = state(
                    userId, 900_000, Map.of("customer_number", List.of("K-1")), Map.of("firstName", "Alma"), null);
            for (int attempt = 1; attempt <= 2; attempt++) {
                JsonNode result = resource.run(wanted).get(0);
                assertThat(result.get("outcome").asText()).isEqualTo("refused");
                assertThat(result.get("refused")).hasToString("[\"firstName\"]");
                assertThat(result.get("reason").asText()).contains("firstName").doesNotContain("Alma");
            }
            assertThat(attribute(userId, "customer_number")).containsExactly("K-1");
        } finally {
            system.stack().service().resume();
        }
    }

    @Test
    @DisplayName("is staff by a role that only the directory knows")
    void staff() throws LDAPException {
        String email = system.newEmail();
        directory.add(email, "Meyer");
        directory.addRole("foyer-agent", email);
        try (Federation federation = Federation.of(system.keycloak(), directory, "READ_ONLY")) {
            String userId = paused(email);
            federation.mapRoles();

            assertThat(resource.run(
                            status(userId, 900_000, "x"),
                            Map.of(
                                    "userId",
                                    userId,
                                    "action",
                                    Map.of("id", UUID.randomUUID().toString(), "name", "end-sessions"))))
                    .extracting(result -> result.get("outcome").asText())
                    .containsExactly("staff", "staff");
        } finally {
            system.stack().service().resume();
        }
    }

    @Test
    @DisplayName("is gone when the directory does not know the person any more, and is forgotten")
    void gone() throws LDAPException {
        String email = system.newEmail();
        directory.add(email, "Meyer");
        try (Federation federation = Federation.of(system.keycloak(), directory, "READ_ONLY")) {
            String userId = paused(email);
            resource.run(status(userId, 900_000, "registered"));

            directory.remove(email);
            assertThat(resource.run(status(userId, 900_001, "late"))
                            .get(0)
                            .get("outcome")
                            .asText())
                    .isEqualTo("gone");
            assertThat(system.keycloakDatabase()
                            .count("select count(*) from foyer_identity_state where user_id = ?", userId))
                    .isZero();
        } finally {
            system.stack().service().resume();
        }
    }

    /** Imports the person while nobody else commands. */
    private String paused(String email) {
        system.stack().service().pause();
        return system.keycloak().user(email).get("id").asText();
    }

    private void leave(String email) throws LDAPException {
        directory.remove(email);
        assertThat(system.keycloak().exists(email)).isFalse();
    }

    private List<String> attribute(String userId, String name) {
        return system.keycloakDatabase()
                .texts("select value from user_attribute where user_id = ? and name = ?", userId, name);
    }
}
