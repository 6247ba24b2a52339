package dev.foyer.it.emailchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A customer's email")
class EmailChangeIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String CONFIG = "/authentication/required-actions/UPDATE_EMAIL/config";
    private static final String COOLDOWN = "emailResendCooldownSeconds";

    private final FoyerSystem system;
    private final EmailChanges changes;
    private final PasswordApplication application;
    private final ObjectNode before;

    EmailChangeIT(FoyerSystem system) {
        this.system = system;
        this.changes = new EmailChanges(system, PASSWORD);
        this.application = new PasswordApplication(system);
        this.before = (ObjectNode) system.keycloak().get(CONFIG).body().get("config");
    }

    @BeforeEach
    void begin() {
        application.add();
        configure(Map.of(COOLDOWN, "0"));
    }

    @AfterEach
    void asBefore() {
        application.remove();
        configure(Map.of());
    }

    @Test
    @DisplayName(
            "changes in the account console once the new address is confirmed by a button, and not by opening a link")
    void changed() {
        String before = system.newEmail();
        String after = system.newEmail();
        String id = customer(before, "de");
        String elsewhere = application.signIn(before, PASSWORD, "openid");
        String offline = application.signIn(before, PASSWORD, "openid offline_access");
        PageCheck check = new PageCheck("de", ColorScheme.LIGHT);
        try (Customer customer = Customer.speaking(system, "de", check.browser())) {
            customer.page().navigate(system.realm() + "/account");
            customer.fillSignIn(before, PASSWORD);
            customer.page().locator("#update-email-btn").click();
            customer.page().locator("#kc-update-email-form").waitFor();
            check.hosted(customer.page());
            changes.ask(customer.page(), after);
            check.hosted(customer.page());

            JsonNode mail = system.mailbox().await(after, "Bestätigen Sie Ihre neue E-Mail-Adresse bei Harbour & Pine");
            assertThat(mail.get("text").asText()).doesNotContain(before, after, "Rosa", "Meyer");
            String link = changes.linkTo(after, "confirm");
            assertThat(changes.get(link)).isEqualTo(200);
            assertThat(changes.get(link)).isEqualTo(200);
            assertThat(system.keycloak().user(before).get("id").asText()).isEqualTo(id);

            try (Customer mailbox = Customer.speaking(system, "de", check.browser())) {
                mailbox.page().navigate(link);
                check.hosted(mailbox.page());
                mailbox.confirm();
                mailbox.page().locator("#foyer-home").waitFor();
                check.hosted(mailbox.page());
            }
            assertThat(changes.post(link)).isEqualTo(400);
            // Who asked for it goes on without signing in.
            customer.page().navigate(system.realm() + "/account");
            customer.page().locator("#firstName").waitFor();
        }

        JsonNode user = system.keycloak().user(after);
        assertThat(user.get("id").asText()).isEqualTo(id);
        assertThat(user.get("username").asText()).isEqualTo(after);
        assertThat(user.get("emailVerified").asBoolean()).isTrue();
        assertThat(application.refresh(elsewhere).status()).isEqualTo(400);
        assertThat(application.refresh(offline).status()).isEqualTo(400);
        var old = application.trySignIn(before, PASSWORD, "openid");
        var unknown = application.trySignIn(system.newEmail(), PASSWORD, "openid");
        assertThat(old.status()).isEqualTo(unknown.status()).isNotEqualTo(200);
        assertThat(old.body()).isEqualTo(unknown.body());
        system.registry()
                .awaitCustomer(
                        after, found -> found.get("formerEmails").toString().equals("[\"" + before + "\"]"));

        JsonNode told =
                system.mailbox().await(before, "Die E-Mail-Adresse Ihres Kontos bei Harbour & Pine wurde geändert");
        assertThat(told.get("text").asText()).contains(" UTC", "7 Tage").doesNotContain(after);
        system.mailbox().await(after, "Das ist jetzt Ihre E-Mail-Adresse bei Harbour & Pine");
        assertThat(subjects(before)).hasSize(1);
        assertThat(subjects(after)).hasSize(2);
    }

    @Test
    @DisplayName(
            "is asked for with the same answer when the address is free, taken or just given up, and not to be had then")
    void neutral() {
        String owner = system.newEmail();
        customer(owner, "en");
        String former = system.newEmail();
        customer(former, "en");
        changes.change(former, system.newEmail());
        String asker = system.newEmail();
        customer(asker, "en");

        try (Customer customer = changes.signedIn(asker)) {
            String free = changes.ask(customer, system.newEmail());
            for (String taken : new String[] {owner, former}) {
                assertThat(changes.ask(customer, taken)).isEqualTo(free);
                JsonNode mail =
                        system.mailbox().await(taken, "This email address has an account at Harbour & Pine already");
                assertThat(mail.get("text").asText()).doesNotContain("foyer-email", asker);
            }
        }
        try (Customer customer = Customer.of(system)) {
            customer.register().personal().person(former, "Ali", "Kaya").submit();
        }
        system.mailbox().await(former, "You already have an account at Harbour & Pine");
        assertThat(system.keycloak().exists(former)).isFalse();
    }

    @Test
    @DisplayName("is put back by the former address, which nobody else can sign in to then")
    void objected() {
        String first = system.newEmail();
        String second = system.newEmail();
        String third = system.newEmail();
        String id = customer(first, "en");
        changes.change(first, second);
        String firsts = changes.linkTo(first, "object");
        changes.change(second, third);
        String seconds = changes.linkTo(second, "object");
        String elsewhere = application.signIn(third, PASSWORD, "openid");
        changes.ask(third, system.newEmail());

        assertThat(changes.get(firsts)).isEqualTo(200);
        assertThat(system.keycloak().exists(third)).isTrue();
        PageCheck check = new PageCheck("en", ColorScheme.LIGHT);
        try (Customer owner = Customer.speaking(system, "en", check.browser())) {
            owner.page().navigate(firsts);
            check.hosted(owner.page());
            owner.confirm();
            owner.page().locator("#foyer-home").waitFor();
            check.hosted(owner.page());
        }
        JsonNode user = system.keycloak().user(first);
        assertThat(user.get("id").asText()).isEqualTo(id);
        assertThat(user.get("username").asText()).isEqualTo(first);
        assertThat(user.get("emailVerified").asBoolean()).isTrue();
        assertThat(user.get("requiredActions").toString()).contains("UPDATE_PASSWORD");
        assertThat(application.refresh(elsewhere).status()).isEqualTo(400);
        assertThat(application.trySignIn(first, PASSWORD, "openid").status()).isNotEqualTo(200);
        assertThat(changes.post(firsts)).isEqualTo(400);
        assertThat(changes.post(seconds)).isEqualTo(400);
        assertThat(rows("foyer_former_email", id) + rows("foyer_email_change", id))
                .isZero();
        system.mailbox().await(third, "The email address of an account at Harbour & Pine was put back");

        try (Customer owner = Customer.of(system)) {
            owner.page().navigate(passwordLink(first));
            owner.page().locator("a[href*='action-token']").first().click();
            owner.choosePassword("another horse battery");
            owner.page().locator("#kc-info-message").waitFor();
        }
        application.signIn(first, "another horse battery", "openid");
    }

    @Test
    @DisplayName("cannot be taken from who had it first by who had it later: going back leaves nothing to object to")
    void backAgain() {
        String first = system.newEmail();
        String second = system.newEmail();
        String id = customer(first, "en");
        changes.change(first, second);
        changes.change(second, first);
        assertThat(rows("foyer_former_email", id)).isZero();
        assertThat(system.mailbox().await(second).get("text").asText()).doesNotContain("foyer-email/object");
    }

    @Test
    @DisplayName("stays where the former address is somebody else's by now, or the time to object is over")
    void tooLate() {
        String first = system.newEmail();
        String second = system.newEmail();
        String id = customer(first, "en");
        changes.change(first, second);
        String link = changes.linkTo(first, "object");
        String other = customer(first, "en");
        assertThat(Http.text(link)).contains("Take the change back");
        assertThat(changes.post(link)).isEqualTo(200);
        assertThat(system.keycloak().user(first).get("id").asText()).isEqualTo(other);
        assertThat(system.keycloak().user(second).get("id").asText()).isEqualTo(id);

        system.keycloak().delete(other);
        assertThat(rows("foyer_former_email", id)).isOne();
        system.keycloakDatabase().update("update foyer_former_email set expires_at = now() where user_id = ?", id);
        assertThat(changes.get(link)).isEqualTo(400);
        assertThat(changes.post(link)).isEqualTo(400);
        system.keycloak().delete(id);
        assertThat(rows("foyer_former_email", id)).isZero();
        assertThat(system.keycloak().exists(second)).isFalse();
    }

    @Test
    @DisplayName("is not changed past the link: not in the account API, not too often, not to a domain that is refused")
    void refused() {
        String email = system.newEmail();
        String next = system.newEmail();
        customer(email, "en");
        String token = application
                .trySignIn(email, PASSWORD, "openid")
                .body()
                .get("access_token")
                .asText();
        Http.send(
                "POST",
                system.realm() + "/account/",
                token,
                Map.of("username", next, "email", next, "firstName", "Rosa", "lastName", "Meyer"));
        assertThat(system.keycloak().exists(email)).isTrue();
        assertThat(system.keycloak().exists(next)).isFalse();

        try (Customer customer = changes.signedIn(email)) {
            configure(Map.of());
            String sent = changes.ask(customer, next);
            String link = changes.linkTo(next, "confirm");
            assertThat(changes.ask(customer, next)).isNotEqualTo(sent).contains("too many attempts");
            configure(Map.of(COOLDOWN, "0", "limitPerUserPerHour", "2"));
            assertThat(changes.ask(customer, next)).isEqualTo(sent);
            assertThat(changes.post(link)).as("only the newest link works").isEqualTo(400);
            assertThat(changes.ask(customer, system.newEmail())).contains("too many attempts");
            configure(Map.of(COOLDOWN, "0", "limitPerUserPerHour", "0"));
            String older = changes.linkTo(next, "confirm");
            changes.ask(customer, next);
            String newest = changes.linkTo(next, "confirm", older);
            assertThat(changes.get(newest)).isEqualTo(200);
            system.keycloak()
                    .setPassword(system.keycloak().user(email).get("id").asText(), PASSWORD);
            assertThat(changes.post(newest))
                    .as("whoever asked may not know the new password")
                    .isEqualTo(400);
            assertThat(changes.ask(customer, email)).contains("your email address already");
            assertThat(changes.ask(customer, "rosa@mailinator.com")).contains("Please use another email address");
        }
        assertThat(system.keycloak().exists(email)).isTrue();
    }

    private String customer(String email, String language) {
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal", "locale", language));
        system.keycloak().setPassword(id, PASSWORD);
        return id;
    }

    private java.util.List<String> subjects(String address) {
        return system.mailbox().to(address).findValuesAsText("subject");
    }

    private String passwordLink(String address) {
        return system.mailbox().to(address).findValuesAsText("text").stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.startsWith(system.realm() + "/login-actions/action-token"))
                .findFirst()
                .orElseThrow();
    }

    private long rows(String table, String userId) {
        return system.keycloakDatabase().count("select count(*) from " + table + " where user_id = ?", userId);
    }

    /** Settings beside those that the realm has. */
    private void configure(Map<String, String> settings) {
        ObjectNode config = before.deepCopy();
        settings.forEach(config::put);
        assertThat(system.keycloak()
                        .send("PUT", CONFIG, Map.of("config", config))
                        .status())
                .isEqualTo(204);
    }
}
