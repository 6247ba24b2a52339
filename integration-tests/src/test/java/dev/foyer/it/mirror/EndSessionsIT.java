package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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

    @Test
    @DisplayName("takes back nothing that was changed while applications were told of a logout")
    void changedMeanwhile() throws IOException {
        String first = system.newEmail();
        String firstId = person(first);
        String second = system.newEmail();
        String secondId = person(second);
        HttpServer told = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<CompletableFuture<Void>> changes = new CopyOnWriteArrayList<>();
        told.createContext("/", exchange -> {
            for (String id : List.of(firstId, secondId)) {
                changes.add(CompletableFuture.runAsync(() -> rename(id)));
            }
            // Time for whoever does not wait for the end of the command.
            CompletableFuture.allOf(changes.toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                    .join();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        told.start();
        try {
            application.tellOfLogouts("http://127.0.0.1:" + told.getAddress().getPort() + "/");
            signIn(first, "openid");
            resource.run(endSessions(firstId, UUID.randomUUID()), endSessions(secondId, UUID.randomUUID()));
        } finally {
            told.stop(0);
        }
        assertThat(changes).hasSize(2).allSatisfy(CompletableFuture::join);
        assertThat(system.keycloakDatabase()
                        .texts("select last_name from user_entity where id in (?, ?)", firstId, secondId))
                .containsExactly("Kaya", "Kaya");
    }

    @Test
    @DisplayName("clears away the versions of users who were removed without anybody being told")
    void versionsOfTheGone() {
        String id = person(system.newEmail());
        String gone = "7fffffff-ffff-4fff-bfff-ffffffffffff";
        system.keycloakDatabase().update("insert into foyer_identity_state (user_id, version) values (?, 5)", gone);
        await("nothing left of who is gone").atMost(Duration.ofMinutes(1)).until(() -> {
            resource.run(endSessions(id, UUID.randomUUID()));
            return system.keycloakDatabase().count("select count(*) from foyer_identity_state where user_id = ?", gone)
                    == 0;
        });
    }

    private void rename(String userId) {
        system.keycloakDatabase().update("update user_entity set last_name = 'Kaya' where id = ?", userId);
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
