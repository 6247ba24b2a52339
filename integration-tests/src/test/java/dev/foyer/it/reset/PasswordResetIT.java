package dev.foyer.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A forgotten password")
class PasswordResetIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String ANOTHER = "another horse battery";

    private final FoyerSystem system;

    PasswordResetIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        set(Map.of("resetPauseSeconds", 60, "resetsPerAddressPerHour", 5, "resetsPerNetworkPerHour", 18_000));
    }

    @Test
    @DisplayName("gets the same answer for every address, and a mail only where there is an account that is active")
    void neutral() {
        String known = customer();
        String inactive = customer();
        ObjectNode user = system.keycloak().user(inactive);
        assertThat(system.keycloak().put(user.put("enabled", false)).status()).isEqualTo(204);
        String guest = system.newEmail();
        assertThat(new Visitor(system).signIn().continueAsGuest(guest).isBack()).isTrue();
        String pending = system.newEmail();
        new Visitor(system)
                .register()
                .send(
                        "email",
                        Map.of("account_type", "personal", "email", pending, "firstName", "Ali", "lastName", "Kaya"));
        String pendingLink = system.mailbox().awaitLink(pending);

        Map<String, String> answers = new LinkedHashMap<>();
        for (String address : new String[] {known, system.newEmail(), inactive, guest, pending}) {
            answers.put(address, answer(ask(address), address));
        }

        assertThat(answers.values()).allMatch(answers.get(known)::equals);
        assertThat(answers.get(known)).contains("alert");
        String link = system.mailbox().awaitLink(known);
        assertThat(link).contains("/login-actions/action-token");
        system.awaitMailsSent();
        assertThat(system.mailbox().to(inactive)).isEmpty();
        assertThat(system.mailbox().to(guest)).isEmpty();
        assertThat(system.mailbox().awaitLink(pending)).isEqualTo(pendingLink);
    }

    @Test
    @DisplayName("is replaced behind a button, by the newest link alone, once; then all other sessions are over")
    void newest() {
        String email = customer();
        Visitor signedIn = new Visitor(system).signIn().password(email, PASSWORD);
        String refresh = signedIn.tokens().body().get("refresh_token").asText();
        assertThat(signedIn.refresh(refresh).status()).isEqualTo(200);

        Visitor asking = ask(email);
        String first = system.mailbox().awaitLink(email);
        ask(email);
        system.awaitMailsSent();
        assertThat(system.mailbox().to(email)).as("a moment later").hasSize(1);
        forgetLimits();
        ask(email);
        String second = system.mailbox().awaitAnotherLink(email, first);

        assertThat(new Visitor(system).open(first).page()).contains("there is a newer email");
        Visitor link = asking.newTab();
        for (int i = 0; i < 2; i++) {
            assertThat(link.open(second).page())
                    .contains("id=\"foyer-reset-continue\"")
                    .doesNotContain("password-new");
        }
        assertThat(signedIn.refresh(refresh).status())
                .as("nothing was changed by opening it")
                .isEqualTo(200);
        Visitor page = link.send("continue", Map.of("continue", ""));
        assertThat(page.send("password-new", Map.of("password-new", ANOTHER, "password-confirm", "x"))
                        .page())
                .contains("password-new");
        assertThat(page.send("password-new", Map.of("password-new", ANOTHER, "password-confirm", ANOTHER))
                        .status())
                .isLessThan(400);

        assertThat(signedIn.refresh(refresh).status()).isEqualTo(400);
        assertThat(new Visitor(system).open(second).page()).contains("does not work any more");
        assertThat(new Visitor(system).signIn().password(email, PASSWORD).isBack())
                .isFalse();
        assertThat(new Visitor(system).signIn().password(email, ANOTHER).isBack())
                .isTrue();
    }

    @Test
    @DisplayName("is not replaced by a link whose account is inactive by now, has another address or another password")
    void meanwhile() {
        String inactive = customer();
        ask(inactive);
        Visitor open = new Visitor(system).open(system.mailbox().awaitLink(inactive));
        ObjectNode user = system.keycloak().user(inactive);
        assertThat(system.keycloak().put(user.put("enabled", false)).status()).isEqualTo(204);
        assertThat(open.send("continue", Map.of("continue", "")).page()).doesNotContain("password-new");

        String moved = customer();
        ask(moved);
        String link = system.mailbox().awaitLink(moved);
        assertThat(system.keycloak()
                        .put(system.keycloak().user(moved).put("email", system.newEmail()))
                        .status())
                .isEqualTo(204);
        assertThat(new Visitor(system).open(link).page()).doesNotContain("foyer-reset-continue");
    }

    @Test
    @DisplayName("is asked for so often by a network and for an address, in whatever session")
    void limits() {
        String email = customer();
        set(Map.of("resetPauseSeconds", 0, "resetsPerAddressPerHour", 2, "resetsPerNetworkPerHour", 4));
        for (int i = 0; i < 3; i++) {
            assertThat(ask(email).status()).isEqualTo(200);
        }
        assertThat(ask(system.newEmail()).status()).isEqualTo(200);
        Visitor refused = ask(system.newEmail());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.page()).contains("too many attempts");
        system.awaitMailsSent();
        assertThat(system.mailbox().to(email)).hasSize(2);
    }

    private String customer() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        return email;
    }

    private Visitor ask(String address) {
        Visitor visitor = new Visitor(system).signIn();
        return visitor.open(visitor.link("reset-credentials")).send("username", Map.of("username", address));
    }

    /** Status, headers and page without what is another one each time. */
    private static String answer(Visitor visitor, String address) {
        return visitor.status() + "\n"
                + visitor.page()
                        .replace(address, "ADDRESS")
                        .replaceAll("(session_code|tab_id|execution)=[A-Za-z0-9_.-]+", "$1")
                        .replaceAll("[A-Za-z0-9_+/=-]{20,}", "RANDOM");
    }

    private void forgetLimits() {
        system.keycloakDatabase().update("delete from foyer_limit");
    }

    private void set(Map<String, Integer> settings) {
        forgetLimits();
        Http.Answer answer = system.keycloak().settings(settings);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }
}
