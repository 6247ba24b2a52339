package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A guest who signs up")
class GuestUpgradeIT {

    private static final Map<String, String> PASSWORD =
            Map.of("confirm", "", "password-new", "correct horse battery", "password-confirm", "correct horse battery");

    private final FoyerSystem system;

    GuestUpgradeIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("in the same browser keeps the user, with all that a customer has and nothing of the guest")
    void sameBrowser() {
        Visitor visitor = new Visitor(system);
        Http.Answer guest = visitor.signIn().continueAsGuest(system.newEmail()).tokens();
        String id = id(guest);
        String email = system.newEmail();

        signUp(visitor, email);
        assertThat(visitor.signIn(Map.of("prompt", "none")).answer("code")).isNotEmpty();
        confirm(visitor, email);

        Http.Answer tokens = visitor.tokens();
        JsonNode access = Visitor.claims(tokens, "access_token");
        assertThat(access.get("sub").asText()).isEqualTo(id);
        assertThat(access.get("account_type").asText()).isEqualTo("personal");
        assertThat(access.has("guest_email")).isFalse();
        ObjectNode user = system.keycloak().user(email);
        assertThat(user.get("id").asText()).isEqualTo(id);
        assertThat(user.get("username").asText()).isEqualTo(email);
        assertThat(user.get("emailVerified").asBoolean()).isTrue();
        assertThat(user.at("/attributes/guest_email").isMissingNode()).isTrue();
        assertThat(system.keycloak()
                        .get("/users/" + id + "/role-mappings/realm")
                        .body()
                        .findValuesAsText("name"))
                .contains("default-roles-customers");
        assertThat(visitor.refresh(guest.body().get("refresh_token").asText()).status())
                .as("the guest's session has ended")
                .isEqualTo(400);
        assertThat(visitor.to("account-console", system.realm() + "/account/")
                        .signIn()
                        .isBack())
                .as("the customer's session is nobody's but an ordinary one")
                .isTrue();
    }

    @Test
    @DisplayName("and confirms on another device keeps the user too; no session of the guest is left")
    void otherDevice() {
        Visitor visitor = new Visitor(system);
        Http.Answer guest = visitor.signIn().continueAsGuest(system.newEmail()).tokens();
        String email = system.newEmail();
        signUp(visitor, email);

        confirm(new Visitor(system), email);

        assertThat(system.keycloak().user(email).get("id").asText()).isEqualTo(id(guest));
        assertThat(visitor.refresh(guest.body().get("refresh_token").asText()).status())
                .isEqualTo(400);
        assertThat(visitor.signIn(Map.of("prompt", "none")).answer("error")).isEqualTo("login_required");
    }

    @Test
    @DisplayName("in another browser is a customer of their own")
    void otherBrowser() {
        String guest = id(
                new Visitor(system).signIn().continueAsGuest(system.newEmail()).tokens());
        String email = system.newEmail();
        Visitor other = new Visitor(system);
        signUp(other, email);
        confirm(other, email);

        assertThat(system.keycloak().user(email).get("id").asText()).isNotEqualTo(guest);
        assertThat(accountType(guest)).isEqualTo("guest");
    }

    @Test
    @DisplayName("cannot name another guest: only the cookie that Keycloak signed tells who it is")
    void someoneElsesCookie() {
        Visitor victim = new Visitor(system);
        String guest = id(victim.signIn().continueAsGuest(system.newEmail()).tokens());
        String cookie = victim.cookie("KEYCLOAK_IDENTITY");
        assertThat(cookie).isNotEmpty();
        String[] parts = cookie.split("\\.");
        String email = system.newEmail();

        Visitor thief = new Visitor(system).withCookie("KEYCLOAK_IDENTITY", parts[0] + "." + parts[1] + ".AAAA");
        thief.register();
        thief.post(
                thief.action(),
                Map.of(
                        "account_type",
                        "personal",
                        "email",
                        email,
                        "firstName",
                        "Ali",
                        "lastName",
                        "Kaya",
                        "guest",
                        guest,
                        "FOYER_SIGN_UP_OF_GUEST",
                        guest));
        confirm(thief, email);

        assertThat(system.keycloak().user(email).get("id").asText()).isNotEqualTo(guest);
        assertThat(accountType(guest)).isEqualTo("guest");
    }

    @Test
    @DisplayName("and is disabled before confirming becomes a customer of their own; the guest stays as it is")
    void disabled() {
        Visitor visitor = new Visitor(system);
        String guest = id(visitor.signIn().continueAsGuest(system.newEmail()).tokens());
        String email = system.newEmail();
        signUp(visitor, email);
        ObjectNode user = (ObjectNode) system.keycloak().get("/users/" + guest).body();
        assertThat(system.keycloak().put(user.put("enabled", false)).status()).isEqualTo(204);

        confirm(new Visitor(system), email);

        assertThat(system.keycloak().user(email).get("id").asText()).isNotEqualTo(guest);
        assertThat(accountType(guest)).isEqualTo("guest");
        assertThat(system.keycloak()
                        .get("/users/" + guest)
                        .body()
                        .get("enabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("with two addresses, confirmed at once, becomes one of the two customers only")
    void twoAtOnce() {
        Visitor visitor = new Visitor(system);
        String guest = id(visitor.signIn().continueAsGuest(system.newEmail()).tokens());
        List<String> emails = List.of(system.newEmail(), system.newEmail());
        emails.forEach(email -> signUp(visitor, email));
        List<Visitor> devices = emails.stream()
                .map(email -> new Visitor(system).open(system.mailbox().awaitLink(email)))
                .toList();

        Stream<CompletableFuture<Visitor>> pressed =
                devices.stream().map(device -> CompletableFuture.supplyAsync(() -> device.send("confirm", PASSWORD)));
        pressed.toList().forEach(CompletableFuture::join);

        assertThat(emails.stream()
                        .map(email -> system.keycloak().user(email).get("id").asText()))
                .doesNotHaveDuplicates()
                .filteredOn(guest::equals)
                .hasSize(1);
    }

    @Test
    @DisplayName("twice is one customer: the second address gets an account of its own, and the first keeps theirs")
    void twice() {
        Visitor visitor = new Visitor(system);
        String guest = id(visitor.signIn().continueAsGuest(system.newEmail()).tokens());
        String first = system.newEmail();
        String second = system.newEmail();
        signUp(visitor, first);
        signUp(visitor, second);
        confirm(new Visitor(system), first);

        confirm(new Visitor(system), second);

        assertThat(system.keycloak().user(first).get("id").asText()).isEqualTo(guest);
        assertThat(system.keycloak().user(second).get("id").asText()).isNotEqualTo(guest);
        assertThat(system.keycloak().user(first).get("username").asText()).isEqualTo(first);
        assertThat(new Visitor(system)
                        .signIn()
                        .password(first, "correct horse battery")
                        .isBack())
                .isTrue();
    }

    private void signUp(Visitor visitor, String email) {
        visitor.register();
        visitor.post(
                visitor.action(),
                Map.of("account_type", "personal", "email", email, "firstName", "Ali", "lastName", "Kaya"));
        assertThat(visitor.page()).contains("Check your email");
    }

    private void confirm(Visitor visitor, String email) {
        visitor.open(system.mailbox().awaitLink(email)).send("confirm", PASSWORD);
    }

    private String accountType(String userId) {
        return system.keycloak()
                .get("/users/" + userId)
                .body()
                .at("/attributes/account_type/0")
                .asText();
    }

    private static String id(Http.Answer tokens) {
        return Visitor.claims(tokens, "access_token").get("sub").asText();
    }
}
