package dev.foyer.it.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Keycloak's mail")
class MailQueueIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FoyerSystem system;
    private final MailRealm realm;

    MailQueueIT(FoyerSystem system) {
        this.system = system;
        this.realm = MailRealm.of(system);
    }

    @AfterEach
    void remove() {
        realm.close();
    }

    @Test
    @DisplayName("is sent promptly, from whom the realm says, and leaves nothing behind")
    void promptly() {
        String first = system.newEmail();
        realm.mail(first);
        realm.awaitEmpty();
        String email = system.newEmail();

        long begin = System.nanoTime();
        realm.mail(email);
        await("the mail")
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !realm.server().receivedBy(email).isEmpty());

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        ReceivedMail mail = realm.server().receivedBy(email).get(0);
        assertThat(mail.sender()).isEqualTo("bounces@shop.example");
        assertThat(mail.subject()).isEqualTo("Complete your account");
        assertThat(mail.text()).contains("/realms/" + realm.name() + "/login-actions/action-token?key=");
        realm.awaitEmpty();
        assertThat(realm.server().received()).extracting(ReceivedMail::to).containsExactly(first, email);
    }

    @Test
    @DisplayName("waits where nobody who reads the table finds address, subject or link")
    void encrypted() {
        realm.server().down();
        String email = system.newEmail();
        realm.mail(email);
        realm.awaitMail("waiting", 1);

        String row = String.join(
                "\n",
                system.keycloakDatabase()
                        .texts(
                                "select to_jsonb(m)::text || encode(m.content, 'escape') || encode(m.content, 'base64')"
                                        + " from foyer_mail m join realm r on r.id = m.realm_id where r.name = ?",
                                realm.name()));
        assertThat(row).contains("waiting", "realm:").doesNotContain(email, "rosa", "Complete your account", "http");
        JsonNode shown = realm.awaitMail("waiting", 1);
        assertThat(shown.get("to").asText()).isEqualTo(email);
        assertThat(shown.get("subject").asText()).isEqualTo("Complete your account");
    }

    @Test
    @DisplayName("cannot be moved to another row, and a key that is gone parks it with that reason")
    void keys() {
        realm.server().down();
        realm.mail(system.newEmail());
        realm.awaitMail("waiting", 1);
        String mine = " where realm_id = (select id from realm where name = ?)";

        system.keycloakDatabase().update("update foyer_mail set content = content || '\\x00'" + mine, realm.name());
        assertThat(realm.awaitMail("parked", 1).get("lastFailure").asText()).startsWith("It cannot be decrypted");

        system.keycloakDatabase()
                .update(
                        "update foyer_mail set key_id = 'realm:gone', state = 'waiting', attempts = 0,"
                                + " expires_at = now() + interval '1 day'" + mine,
                        realm.name());
        JsonNode parked = realm.awaitMail("parked", 1);
        assertThat(parked.get("lastFailure").asText())
                .isEqualTo("The key that it is encrypted with is gone: realm:gone");
        assertThat(parked.get("to").isNull()).isTrue();
        assertThat(realm.server().received()).isEmpty();
    }

    @Test
    @DisplayName(
            "of the console's connection test is sent while the administrator waits, with the realm's settings too")
    void connectionTest() {
        withAdminAddress(email -> {
            assertThat(testConnection(realm.settings())).isEqualTo(204);
            assertThat(realm.server().receivedBy(email)).hasSize(1);

            realm.server().down();
            assertThat(testConnection(realm.settings())).isEqualTo(500);
            Map<String, String> others = new HashMap<>(realm.settings());
            others.put("from", "others@shop.example");
            assertThat(testConnection(others)).isEqualTo(500);
            assertThat(realm.rows("id")).isEmpty();
        });
    }

    @Test
    @DisplayName("fails the request when it cannot be queued, and nobody is told that it was sent")
    void cannotBeQueued() throws SQLException {
        String email = system.newEmail();
        String user = realm.user(email);
        try (Connection database = system.stack().postgreSql().connect("keycloak");
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("lock table foyer_mail in access exclusive mode");
            assertThat(realm.tryMail(user).status()).isEqualTo(500);
            database.rollback();
        }
        assertThat(realm.server().received()).isEmpty();

        assertThat(realm.tryMail(user).status()).isEqualTo(204);
        await("the mail")
                .atMost(PATIENCE)
                .until(() -> realm.server().receivedBy(email).size() == 1);
    }

    @Test
    @DisplayName("that cannot be queued shows an error on the page that would say 'check your email'")
    void noNeutralPage() throws SQLException {
        String email = system.newEmail();
        realm.user(email);
        try (Connection database = system.stack().postgreSql().connect("keycloak");
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("lock table foyer_mail in access exclusive mode");
            assertThat(resetPassword(email)).isEqualTo(500);
            database.rollback();
        }
        assertThat(realm.server().received()).isEmpty();

        assertThat(resetPassword(email)).isEqualTo(200);
        await("the mail")
                .atMost(PATIENCE)
                .until(() -> realm.server().receivedBy(email).size() == 1);
    }

    @Test
    @DisplayName("is not lost with the database's memory, though it comes from a transaction of nothing but sessions")
    void durable() {
        // Runs within the commit, after everything that could still change how it is done.
        system.keycloakDatabase().update("""
                create function refuse_asynchronous() returns trigger language plpgsql as $$
                begin
                    if current_setting('synchronous_commit') = 'off' then raise exception 'asynchronous'; end if;
                    return null;
                end $$""");
        try {
            system.keycloakDatabase()
                    .update("create constraint trigger refuse_asynchronous after insert on foyer_mail"
                            + " deferrable initially deferred for each row execute function refuse_asynchronous()");
            String email = system.newEmail();
            realm.mail(email);
            await("the mail")
                    .atMost(PATIENCE)
                    .until(() -> realm.server().receivedBy(email).size() == 1);
        } finally {
            system.keycloakDatabase().update("drop function refuse_asynchronous() cascade");
        }
    }

    @Test
    @DisplayName("of a realm that Foyer does not serve goes the way it always did")
    void foreign() {
        try (MailRealm foreign = MailRealm.foreign(system)) {
            String email = system.newEmail();
            foreign.mail(email);
            assertThat(foreign.server().receivedBy(email)).hasSize(1);

            foreign.server().down();
            assertThat(foreign.tryMail(foreign.user(system.newEmail())).status())
                    .isEqualTo(500);
            assertThat(foreign.rows("id")).isEmpty();
        }
    }

    @Test
    @DisplayName("goes with its realm")
    void realmGone() {
        String name;
        try (MailRealm other = MailRealm.of(system)) {
            other.server().down();
            other.mail(system.newEmail());
            name = system.keycloakDatabase()
                    .texts("select id from realm where name = ?", other.name())
                    .get(0);
        }
        await("no mail is left")
                .atMost(PATIENCE)
                .until(() -> system.keycloakDatabase().count("select count(*) from foyer_mail where realm_id = ?", name)
                        == 0);
    }

    /** Asks for a new password on the hosted page, and answers with the status of what comes then. */
    private int resetPassword(String email) {
        try (Customer customer = Customer.of(system)) {
            customer.page()
                    .navigate(system.stack().keycloak().baseUrl() + "/realms/" + realm.name()
                            + "/login-actions/reset-credentials?client_id=account");
            customer.page().locator("input[name=username]").fill(email);
            return customer.page()
                    .waitForNavigation(() -> customer.page()
                            .locator("#kc-reset-password-form [type=submit]")
                            .click())
                    .status();
        }
    }

    private int testConnection(Map<String, String> settings) {
        return realm.admin("POST", "/testSMTPConnection", settings).status();
    }

    private void withAdminAddress(java.util.function.Consumer<String> work) {
        String master = system.stack().keycloak().baseUrl() + "/admin/realms/master/users";
        String token = system.keycloak().token();
        JsonNode admin =
                Http.get(master + "?exact=true&username=admin", token).body().get(0);
        String email = system.newEmail();
        String address = master + "/" + admin.get("id").asText();
        assertThat(Http.send("PUT", address, token, Map.of("email", email)).status())
                .isEqualTo(204);
        try {
            work.accept(email);
        } finally {
            Http.send("PUT", address, token, Map.of("email", ""));
        }
    }
}
