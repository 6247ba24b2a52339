package dev.foyer.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A customer whom staff invite")
class InvitedCustomerIT {

    private final FoyerSystem system;

    InvitedCustomerIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        system.keycloak().settings(Map.of("selfRegistration", true));
    }

    @Test
    @DisplayName("chooses a password behind a button and acts for the company, also where nobody may sign up")
    void accepts() {
        system.keycloak().settings(Map.of("selfRegistration", false));
        Newcomer mia = Newcomer.contact(
                system,
                "Larch Ltd",
                Map.of("language", "de", "role", "buyer", "sendPasswordLink", true, "notify", true));
        assertThat(mia.now().get("lifecycle").asText()).isEqualTo("invited");

        String link = mia.awaitLink();
        JsonNode mail = system.mailbox().to(mia.email);
        assertThat(mail).hasSize(1);
        assertThat(mail.at("/0/subject").asText()).startsWith("Ihr Konto bei");
        assertThat(mail.at("/0/text").asText()).contains("Larch Ltd");
        JsonNode linked = system.registry()
                .awaitCustomerWithId(mia.id, customer -> !customer.get("userId").isNull());
        assertThat(linked.get("lifecycle").asText()).isEqualTo("invited");
        assertThat(linked.get("emailVerified").asBoolean()).isFalse();

        Visitor scanner = new Visitor(system);
        for (int i = 0; i < 2; i++) {
            assertThat(scanner.open(link).page()).contains("Ihr Passwort wählen");
        }
        assertThat(system.keycloak().user(mia.email).get("emailVerified").asBoolean())
                .isFalse();
        Visitor end = mia.accept(link);
        assertThat(end.status()).isLessThan(400);
        assertThat(end.page()).contains("Alles erledigt");

        JsonNode registered = system.registry()
                .awaitCustomerWithId(
                        mia.id, customer -> customer.get("lifecycle").asText().equals("registered"));
        assertThat(registered.get("active").asBoolean()).isTrue();
        JsonNode claims = mia.signIn();
        assertThat(claims.get("customer_id").asText()).isEqualTo(mia.id);
        assertThat(claims.at("/company/name").asText()).isEqualTo("Larch Ltd");
        assertThat(claims.at("/company/role").asText()).isEqualTo("buyer");
        assertThat(new Visitor(system).open(link).page()).doesNotContain("Ihr Passwort wählen");
        assertThat(mia.post("invite").status()).isEqualTo(409);
        assertThat(system.mailbox().to(mia.email))
                .as("a first password is no change")
                .hasSize(1);
    }

    @Test
    @DisplayName("is sent nothing unless somebody wants it, and no link where the note alone is wanted")
    void unticked() {
        Newcomer silent = Newcomer.person(system, Map.of());
        Newcomer noted = Newcomer.person(system, Map.of("notify", true));

        JsonNode note = system.mailbox().await(noted.email);
        assertThat(note.get("subject").asText()).startsWith("You are a customer of");
        assertThat(note.get("text").asText()).doesNotContain("action-token");
        assertThat(system.mailbox().to(silent.email)).isEmpty();
        assertThat(silent.users() + noted.users()).isZero();
        assertThat(silent.now().get("lifecycle").asText()).isEqualTo("prospect");
    }

    @Test
    @DisplayName("gets another link when asked for, a minute later at the earliest, and only that one works")
    void again() {
        Newcomer mia = Newcomer.person(system, Map.of("sendPasswordLink", true));
        String first = mia.awaitLink();

        Answer tooSoon = mia.post("resend-login-email");
        assertThat(tooSoon.status()).isEqualTo(429);
        assertThat(mia.post("reset-password").status()).isEqualTo(409);
        mia.forgetLinks();
        assertThat(mia.post("resend-login-email").status()).isEqualTo(200);
        String second = system.mailbox().awaitAnotherLink(mia.email, first);

        assertThat(new Visitor(system).open(first).page()).contains("there is a newer email");
        mia.accept(second);
        assertThat(mia.signIn().get("customer_id").asText()).isEqualTo(mia.id);
        assertThat(mia.users()).isEqualTo(1);
    }

    @Test
    @DisplayName("who signs up by themselves has one account in the end, the one that they were invited to")
    void signsUp() {
        Newcomer mia = Newcomer.person(system, Map.of("sendPasswordLink", true));
        String invitation = mia.awaitLink();
        new Visitor(system)
                .register()
                .send(
                        "email",
                        Map.of(
                                "account_type",
                                "personal",
                                "email",
                                mia.email,
                                "firstName",
                                "Mia",
                                "lastName",
                                "Olsen"));
        system.mailbox().awaitAnotherLink(mia.email, invitation);
        Visitor forgotten = new Visitor(system).signIn();
        String before = system.mailbox().awaitLink(mia.email);
        forgotten.open(forgotten.link("reset-credentials")).send("username", Map.of("username", mia.email));

        mia.accept(system.mailbox().awaitAnotherLink(mia.email, before));

        assertThat(mia.signIn().get("customer_id").asText()).isEqualTo(mia.id);
        assertThat(mia.users()).isEqualTo(1);
        system.registry()
                .awaitCustomerWithId(
                        mia.id, customer -> customer.get("lifecycle").asText().equals("registered"));
    }

    @Test
    @DisplayName("with the address of somebody in Keycloak gets no mail, and is no longer said to be invited")
    void taken() {
        Newcomer mia = Newcomer.person(system, Map.of());
        system.keycloak().create(mia.email, false, Map.of("account_type", "personal"));

        assertThat(mia.post("invite").status()).isEqualTo(200);

        Awaitility.await("the invitation fails")
                .until(() -> mia.now().get("lifecycle").asText().equals("prospect"));
        assertThat(system.mailbox().to(mia.email)).isEmpty();
    }

    @Test
    @DisplayName("gets nothing while inactive, and an open link is worth nothing then")
    void inactive() {
        Newcomer mia = Newcomer.person(system, Map.of("sendPasswordLink", true));
        String link = mia.awaitLink();
        system.registry()
                .awaitCustomerWithId(mia.id, customer -> !customer.get("userId").isNull());
        assertThat(mia.post("deactivate").status()).isEqualTo(200);
        system.registry().awaitCommandsDone();

        Visitor page = new Visitor(system).open(link);
        assertThat(
                        page.status() < 400
                                ? page.send("continue", Map.of("continue", "")).page()
                                : page.page())
                .doesNotContain("password-new");
        mia.forgetLinks();
        for (String what : new String[] {"resend-login-email", "reset-password", "invite"}) {
            assertThat(mia.post(what).status()).as(what).isEqualTo(409);
        }
    }
}
