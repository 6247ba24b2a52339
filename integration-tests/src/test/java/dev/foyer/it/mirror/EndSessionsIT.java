package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Ending a customer's sessions")
class EndSessionsIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private final AdminResource resource;
    private final PasswordApplication application;

    EndSessionsIT(FoyerSystem system) {
        this.system = system;
        this.resource = system.adminResource();
        this.application = new PasswordApplication(system);
    }

    @BeforeEach
    void addApplication() {
        application.add();
    }

    @AfterEach
    void removeApplication() {
        application.remove();
    }

    @Test
    @DisplayName("makes refresh tokens worthless, offline ones too")
    void refreshTokensAreRefused() {
        String email = system.newEmail();
        String id = person(email);
        String online = signIn(email, "openid");
        String offline = signIn(email, "openid offline_access");
        assertThat(refresh(online).status()).isEqualTo(200);
        assertThat(refresh(offline).status()).isEqualTo(200);

        JsonNode result = resource.run(endSessions(id, UUID.randomUUID())).get(0);
        assertThat(result.get("outcome").asText()).isEqualTo("done");
        assertThat(result.get("version").isNull()).isTrue();
        assertThat(refresh(online).status()).isEqualTo(400);
        assertThat(refresh(offline).status()).isEqualTo(400);
        assertThat(sessionsOf(id)).isEmpty();
    }

    @Test
    @DisplayName("happens once for an id: a repeat leaves the sessions that were opened since")
    void once() {
        String email = system.newEmail();
        String id = person(email);
        UUID action = UUID.randomUUID();
        resource.run(endSessions(id, action));

        String opened = signIn(email, "openid");
        assertThat(resource.run(endSessions(id, action)).get(0).get("outcome").asText())
                .isEqualTo("done");
        assertThat(refresh(opened).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("is not done to staff")
    void staff() {
        String boss = system.keycloak().user("boss@staff.example").get("id").asText();
        String opened = application.signIn("boss", "boss", "openid");
        assertThat(resource.run(endSessions(boss, UUID.randomUUID()))
                        .get(0)
                        .get("outcome")
                        .asText())
                .isEqualTo("staff");
        assertThat(refresh(opened).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("is remembered for 90 days")
    void remembered() throws SQLException {
        UUID old = UUID.randomUUID();
        UUID younger = UUID.randomUUID();
        try (Connection database = system.stack().postgreSql().connect("keycloak");
                Statement statement = database.createStatement()) {
            statement.execute("insert into foyer_command_done (id, user_id, done_at) values"
                    + " ('" + old + "', 'somebody', now() - interval '91 days'),"
                    + " ('" + younger + "', 'somebody', now() - interval '89 days')");
            resource.run(endSessions(person(system.newEmail()), UUID.randomUUID()));
            try (ResultSet kept =
                    statement.executeQuery("select id from foyer_command_done where user_id = 'somebody'")) {
                assertThat(kept.next()).isTrue();
                assertThat(kept.getString(1)).isEqualTo(younger.toString());
                assertThat(kept.next()).isFalse();
            }
        }
    }

    private String person(String email) {
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        return id;
    }

    private String signIn(String email, String scope) {
        return application.signIn(email, PASSWORD, scope);
    }

    private Answer refresh(String refreshToken) {
        return application.refresh(refreshToken);
    }

    private List<JsonNode> sessionsOf(String userId) {
        JsonNode sessions = Http.get(
                        system.keycloak().address("/users/" + userId + "/sessions"),
                        system.keycloak().token())
                .body();
        return sessions.findValues("id");
    }

    private static Map<String, Object> endSessions(String userId, UUID action) {
        return Map.of("userId", userId, "action", Map.of("id", action.toString(), "name", "end-sessions"));
    }
}
