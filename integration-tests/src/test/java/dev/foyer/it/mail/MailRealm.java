package dev.foyer.it.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.Database;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A realm of its own, which Foyer serves, with a mail server of its own. Closing removes both. */
final class MailRealm implements AutoCloseable {

    private static final AtomicInteger REALMS = new AtomicInteger();
    private static final String CLIENT = "foyer-provisioning";

    private final FoyerSystem system;
    private final String name;
    private final ScriptedMailServer server;

    private MailRealm(FoyerSystem system, String name, ScriptedMailServer server) {
        this.system = system;
        this.name = name;
        this.server = server;
    }

    static MailRealm of(FoyerSystem system) {
        return of(system, CLIENT);
    }

    /** One that Foyer does not serve. */
    static MailRealm foreign(FoyerSystem system) {
        return of(system, "somebody-else");
    }

    private static MailRealm of(FoyerSystem system, String clientId) {
        ScriptedMailServer server = ScriptedMailServer.started();
        MailRealm realm = new MailRealm(system, "mail" + REALMS.incrementAndGet(), server);
        assertThat(Http.send(
                                "POST",
                                realm.keycloak() + "/admin/realms",
                                system.keycloak().token(),
                                realm.representation(clientId))
                        .status())
                .isEqualTo(201);
        return realm;
    }

    private Map<String, Object> representation(String clientId) {
        return Map.of(
                "realm",
                name,
                "displayName",
                "Harbour & Pine",
                "enabled",
                true,
                "resetPasswordAllowed",
                true,
                "emailTheme",
                "foyer",
                "smtpServer",
                settings(),
                "roles",
                Map.of("client", Map.of(clientId, List.of(Map.of("name", "mails")))),
                "clients",
                List.of(Map.of(
                        "clientId",
                        clientId,
                        "secret",
                        "secret",
                        "publicClient",
                        false,
                        "serviceAccountsEnabled",
                        true)),
                "users",
                List.of(Map.of(
                        "username",
                        "service-account-" + clientId,
                        "enabled",
                        true,
                        "serviceAccountClientId",
                        clientId,
                        "clientRoles",
                        Map.of(clientId, List.of("mails")))));
    }

    /** Its mail settings, more patient than any machine is slow: what is taken after we gave up comes twice. */
    Map<String, String> settings() {
        return settings(Duration.ofSeconds(30));
    }

    /** Lets it wait for an answer so long from now on. */
    void patience(Duration patience) {
        assertThat(admin("PUT", "", Map.of("smtpServer", settings(patience))).status())
                .isEqualTo(204);
    }

    private Map<String, String> settings(Duration patience) {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(server.port()),
                "from",
                "accounts@shop.example",
                "envelopeFrom",
                "bounces@shop.example",
                "timeout",
                String.valueOf(patience.toMillis()));
    }

    String name() {
        return name;
    }

    ScriptedMailServer server() {
        return server;
    }

    /** Adds somebody with an address and answers with the user's id. */
    String user(String email) {
        Answer answer = admin("POST", "/users", Map.of("username", email, "email", email, "enabled", true));
        assertThat(answer.status()).isEqualTo(201);
        return answer.location().substring(answer.location().lastIndexOf('/') + 1);
    }

    /** Has Keycloak mail somebody new a link, as an administrator does. */
    void mail(String email) {
        Answer answer = tryMail(user(email));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(204);
    }

    Answer tryMail(String userId) {
        return admin("PUT", "/users/" + userId + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
    }

    Answer admin(String method, String path, Object body) {
        return Http.send(
                method,
                keycloak() + "/admin/realms/" + name + path,
                system.keycloak().token(),
                body);
    }

    Answer get(String path) {
        return Http.get(keycloak() + "/admin/realms/" + name + "/foyer/mails" + path, token());
    }

    Answer post(String path, Object body) {
        return Http.send("POST", keycloak() + "/admin/realms/" + name + "/foyer/mails" + path, token(), body);
    }

    Answer delete(String id) {
        return Http.delete(keycloak() + "/admin/realms/" + name + "/foyer/mails/" + id, token());
    }

    Stream<JsonNode> mails(String state) {
        Answer answer = get("?state=" + state);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().get("mails").spliterator(), false);
    }

    /** Waits until the only mail of a state is as many attempts old. */
    JsonNode awaitMail(String state, int attempts) {
        return await(state + " mail")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> mails(state).findFirst().orElse(null),
                        mail -> mail != null && mail.get("attempts").asInt() >= attempts);
    }

    /** Waits until nothing is queued any more. */
    void awaitEmpty() {
        await("no mail waits").atMost(Duration.ofSeconds(30)).until(() -> rows("id")
                .isEmpty());
    }

    /** A column of the queue's rows of this realm. */
    List<String> rows(String column) {
        Database keycloak = system.keycloakDatabase();
        return keycloak.texts(
                "select m." + column + "::text from foyer_mail m join realm r on r.id = m.realm_id where r.name = ?",
                name);
    }

    private String token() {
        return Http.form(
                        keycloak() + "/realms/" + name + "/protocol/openid-connect/token",
                        Map.of("grant_type", "client_credentials", "client_id", CLIENT, "client_secret", "secret"))
                .body()
                .path("access_token")
                .asText();
    }

    private String keycloak() {
        return system.stack().keycloak().baseUrl().toString();
    }

    @Override
    public void close() {
        server.close();
        Http.delete(keycloak() + "/admin/realms/" + name, system.keycloak().token());
    }
}
