package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("What tokens tell of a customer")
class TokenStateIT {

    private final FoyerSystem system;

    TokenStateIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("is written to Keycloak: id, lifecycle and companies, without a marker of its own")
    void written() throws IOException {
        String email = system.newEmail();
        Map<String, String> account = system.newBusinessAccount();
        String id = system.keycloak().create(email, true, account);

        JsonNode attributes = awaitAttributes(email, found -> found.has("companies"));
        assertThat(attributes.at("/customer_id/0").asText()).isEqualTo(id);
        assertThat(attributes.at("/customer_status/0").asText()).isEqualTo("registered");
        assertThat(attributes.has("customer_number")).isFalse();
        JsonNode company =
                new ObjectMapper().readTree(attributes.at("/companies/0").asText());
        assertThat(company.get("name").asText()).isEqualTo(account.get("business_name"));
        assertThat(company.get("role").asText()).isEqualTo("admin");
        assertThat(company.get("id").asText())
                .isEqualTo(system.registry().find(email).at("/companies/0/id").asText());
    }

    @Test
    @DisplayName("follows what changes in the registry, and goes when it goes")
    void follows() throws SQLException {
        String email = system.newEmail();
        system.keycloak().create(email, true, system.newBusinessAccount());
        awaitAttributes(email, found -> found.has("companies"));

        sql("update customer set customer_number = ? where email = ?", "N-" + email, email);
        awaitAttributes(email, found -> found.at("/customer_number/0").asText().equals("N-" + email));
        sql("update company set status = 'blocked' where email = ?", email);
        awaitAttributes(email, found -> !found.has("companies"));
        sql("update company set status = 'active', name = ? where email = ?", "Fir Ltd", email);
        awaitAttributes(email, found -> found.at("/companies/0").asText().contains("Fir Ltd"));
        sql("update customer set customer_number = null where email = ?", email);
        awaitAttributes(email, found -> !found.has("customer_number"));
    }

    @Test
    @DisplayName("is the registry's: another id that somebody wrote is written over, and the user is parked no more")
    void anotherId() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        awaitAttributes(email, found -> found.has("customer_status"));

        ObjectNode user = system.keycloak().user(email).put("firstName", "Changed");
        ((ObjectNode) user.get("attributes")).putArray("customer_id").add("0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);

        awaitAttributes(email, found -> found.at("/customer_id/0").asText().equals(id));
        await("nobody parked").atMost(Duration.ofSeconds(30)).until(() -> !system.registry()
                .get("/status")
                .body()
                .at("/mirror/parked")
                .toString()
                .contains(id));
        assertThat(system.registry().find(email).get("firstName").asText()).isEqualTo("Changed");
    }

    @Test
    @DisplayName("comes back when an administrator saves a form that was opened before it came")
    void olderForm() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        awaitAttributes(email, found -> found.has("customer_status"));
        ObjectNode older = system.keycloak().user(email).put("firstName", "Older");
        ((ObjectNode) older.get("attributes"))
                .removeAll()
                .putArray("account_type")
                .add("personal");
        assertThat(system.keycloak().put(older).status()).isEqualTo(204);

        awaitAttributes(email, found -> found.at("/customer_id/0").asText().equals(id));
        assertThat(system.keycloak().user(email).get("firstName").asText()).isEqualTo("Older");
    }

    @Test
    @DisplayName("waits while Keycloak does not take it, in sight, and arrives afterwards")
    void keycloakBusy() throws SQLException {
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        awaitAttributes(email, found -> found.has("customer_status"));
        try (Connection keycloak = system.stack().postgreSql().connect("keycloak");
                var lock = keycloak.createStatement()) {
            keycloak.setAutoCommit(false);
            lock.execute("lock table foyer_identity_state in access exclusive mode");
            sql("update customer set customer_number = ? where email = ?", "W-" + email, email);
            await("a command that waits")
                    .until(() -> system.registry()
                                    .get("/status")
                                    .body()
                                    .at("/commands/waiting")
                                    .asLong()
                            > 0);
            keycloak.rollback();
        }
        awaitAttributes(email, found -> found.at("/customer_number/0").asText().equals("W-" + email));
        await("no command waits")
                .atMost(Duration.ofSeconds(60))
                .until(() -> system.registry()
                                .get("/status")
                                .body()
                                .at("/commands/waiting")
                                .asLong()
                        == 0);
    }

    private JsonNode awaitAttributes(String email, Predicate<JsonNode> expected) {
        return await("attributes of " + email)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> system.keycloak().user(email).path("attributes"), expected);
    }

    private void sql(String sql, String... values) throws SQLException {
        try (Connection connection = system.stack().postgreSql().connect("registry");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
