package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("In two tabs of one browser")
class GuestTabsIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;

    GuestTabsIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("the button for guests leads on who is a guest in the other one already")
    void button() {
        Visitor late = new Visitor(system).signIn();
        Visitor first = late.newTab();
        String guest = subject(first.signIn().continueAsGuest(system.newEmail()));

        assertThat(subject(late.send("continue-as-guest", Map.of("continue-as-guest", ""))))
                .isEqualTo(guest);
    }

    @Test
    @DisplayName("a guest page that was open leads on the guest of the other one, and makes no second")
    void guestPage() {
        Visitor late = new Visitor(system).signIn(Map.of("foyer_guest", "true"));
        String guest = subject(late.newTab().signIn().continueAsGuest(system.newEmail()));
        String address = system.newEmail();

        assertThat(subject(late.giveAddress(address))).isEqualTo(guest);
        assertThat(guests(address)).isZero();
    }

    @Test
    @DisplayName(
            "a guest page that was open leads on the customer who has signed in in the other one, and makes no guest")
    void besideACustomer() {
        String email = system.newEmail();
        String customer = customer(email);
        Visitor late = new Visitor(system).signIn(Map.of("foyer_guest", "true"));
        assertThat(late.newTab().signIn().password(email, PASSWORD).isBack()).isTrue();
        String address = system.newEmail();

        assertThat(subject(late.giveAddress(address))).isEqualTo(customer);
        assertThat(guests(address)).isZero();
    }

    @Test
    @DisplayName("a customer signs in beside a guest of the other one and is not told to sign out first")
    void password() {
        String email = system.newEmail();
        String customer = customer(email);
        Visitor late = new Visitor(system).signIn();
        late.newTab().signIn().continueAsGuest(system.newEmail());

        late.password(email, PASSWORD);
        assertThat(late.page()).contains("name=\"password\"").doesNotContain("You are signed in as");

        assertThat(subject(late.password(email, PASSWORD))).isEqualTo(customer);
    }

    @Test
    @DisplayName("a registration page that was open when the guest signed out makes nobody of that guest")
    void signedOut() {
        Visitor visitor = new Visitor(system);
        Http.Answer guest = visitor.signIn().continueAsGuest(system.newEmail()).tokens();
        visitor.register();
        Http.form(
                system.realm() + "/protocol/openid-connect/logout",
                Map.of(
                        "client_id",
                        "storefront",
                        "refresh_token",
                        guest.body().get("refresh_token").asText()));
        String email = system.newEmail();

        visitor.post(
                visitor.action(),
                Map.of("account_type", "personal", "email", email, "firstName", "Ali", "lastName", "Kaya"));

        assertThat(system.keycloakDatabase()
                        .count(
                                "select count(*) from foyer_sign_up where guest_id = ?",
                                Visitor.claims(guest, "access_token").get("sub").asText()))
                .isZero();
    }

    @RepeatedTest(10)
    @DisplayName("and many, one page that is sent at once makes one guest")
    void onePage() {
        Visitor page = new Visitor(system).signIn(Map.of("foyer_guest", "true"));
        String action = page.action();
        String address = system.newEmail();

        List<CompletableFuture<Visitor>> sent = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> page.newTab().post(action, Map.of("foyer-guest", "true", "email", address))))
                .limit(6)
                .toList();
        sent.forEach(CompletableFuture::join);

        assertThat(guests(address)).isEqualTo(1);
    }

    private String customer(String email) {
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        return id;
    }

    private long guests(String address) {
        return system.keycloakDatabase()
                .count("select count(*) from user_attribute where name = 'guest_email' and value = ?", address);
    }

    private static String subject(Visitor visitor) {
        return Visitor.claims(visitor.tokens(), "access_token").get("sub").asText();
    }
}
