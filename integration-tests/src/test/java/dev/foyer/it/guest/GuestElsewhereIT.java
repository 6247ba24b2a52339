package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The session of a guest")
class GuestElsewhereIT {

    private static final String APPLICATION = "application-without-guests";
    private static final String BACK = "http://localhost:9999/back";

    private final FoyerSystem system;
    private String application = "";

    GuestElsewhereIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void addApplication() {
        application = system.keycloak()
                .make("/clients", Map.of("clientId", APPLICATION, "publicClient", true, "redirectUris", List.of(BACK)));
    }

    @AfterEach
    void removeApplication() {
        system.keycloak().remove("/clients/" + application);
    }

    @Test
    @DisplayName("is taken again by the application that let the guest in")
    void sameApplication() {
        Visitor visitor = new Visitor(system);
        String guest = guest(visitor);

        visitor.signIn(Map.of("prompt", "none", "scope", "openid offline_access"));

        Http.Answer tokens = visitor.tokens();
        assertThat(Visitor.claims(tokens, "access_token").get("sub").asText()).isEqualTo(guest);
        assertThat(tokens.body().get("scope").asText()).doesNotContain("offline_access");
    }

    @Test
    @DisplayName("is not taken by an application that does not allow guests: its visitor signs in, without the button")
    void otherApplication() {
        Visitor visitor = new Visitor(system);
        guest(visitor);

        visitor.to(APPLICATION, BACK).signIn();

        assertThat(visitor.page()).contains("name=\"password\"").doesNotContain("continue-as-guest");
    }

    @Test
    @DisplayName("does not answer such an application silently either")
    void silently() {
        Visitor visitor = new Visitor(system);
        guest(visitor);

        assertThat(visitor.to(APPLICATION, BACK)
                        .signIn(Map.of("prompt", "none"))
                        .answer("error"))
                .isEqualTo("login_required");
    }

    @Test
    @DisplayName(
            "goes on while somebody looks at another application's sign-in page, and makes way for who signs in there")
    void besideAPassword() {
        String email = system.newEmail();
        String customer = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(customer, "correct horse battery");
        Visitor visitor = new Visitor(system);
        visitor.signIn().continueAsGuest(system.newEmail());
        String refresh = visitor.tokens().body().get("refresh_token").asText();

        visitor.to(APPLICATION, BACK).signIn();
        assertThat(new Visitor(system).refresh(refresh).status()).isEqualTo(200);
        visitor.password(email, "correct horse battery");

        assertThat(Visitor.claims(visitor.tokens(), "access_token").get("sub").asText())
                .isEqualTo(customer);
        assertThat(new Visitor(system).refresh(refresh).status())
                .as("one browser has one session")
                .isEqualTo(400);
    }

    @Test
    @DisplayName("is left by whoever is asked to sign in again in the shop itself")
    void signInAgain() {
        String email = system.newEmail();
        String customer = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(customer, "correct horse battery");
        Visitor visitor = new Visitor(system);
        guest(visitor);

        visitor.signIn(Map.of("prompt", "login"));
        assertThat(visitor.page()).contains("continue-as-guest", "name=\"username\"");
        visitor.password(email, "correct horse battery");

        assertThat(Visitor.claims(visitor.tokens(), "access_token").get("sub").asText())
                .isEqualTo(customer);
    }

    @Test
    @DisplayName("changes nothing of an account: who is asked for a new profile or email signs in first")
    void noAccountAction() {
        for (String action : List.of("UPDATE_PROFILE", "UPDATE_EMAIL")) {
            Visitor visitor = new Visitor(system);
            guest(visitor);

            visitor.signIn(Map.of("kc_action", action));

            assertThat(visitor.page()).contains("name=\"password\"").doesNotContain("continue-as-guest");
        }
    }

    @Test
    @DisplayName("opens no account console, nor the API behind it")
    void noAccountConsole() {
        Visitor visitor = new Visitor(system);
        visitor.signIn().continueAsGuest(system.newEmail());
        String token = visitor.tokens().body().get("access_token").asText();

        assertThat(Visitor.status(system.realm() + "/account/?userProfileMetadata=true", token))
                .isIn(401, 403);
        visitor.to("account-console", system.realm() + "/account/").signIn();
        assertThat(visitor.page()).contains("name=\"password\"");
    }

    @Test
    @DisplayName("ends after its short time, for refreshes and for the cookie")
    void ends() {
        Visitor visitor = new Visitor(system);
        visitor.signIn().continueAsGuest(system.newEmail());
        Http.Answer tokens = visitor.tokens();
        JsonNode refresh = Visitor.claims(tokens, "refresh_token");
        assertThat(refresh.get("exp").asLong() - refresh.get("iat").asLong()).isLessThanOrEqualTo(3600);

        Http.Answer again = visitor.refresh(tokens.body().get("refresh_token").asText());
        assertThat(again.status()).isEqualTo(200);

        assertThat(system.keycloak().settings(Map.of("guestSessionMinutes", 1)).status())
                .isEqualTo(200);
        try {
            Visitor late = new Visitor(system);
            late.signIn().continueAsGuest(system.newEmail());
            Http.Answer brief = late.tokens();
            for (String token : List.of("refresh_token", "access_token")) {
                JsonNode claims = Visitor.claims(brief, token);
                assertThat(claims.get("exp").asLong() - claims.get("iat").asLong())
                        .as(token)
                        .isLessThanOrEqualTo(60);
            }
        } finally {
            system.keycloak().settings(Map.of("guestSessionMinutes", 60));
        }
    }

    private String guest(Visitor visitor) {
        return Visitor.claims(
                        visitor.signIn().continueAsGuest(system.newEmail()).tokens(), "access_token")
                .get("sub")
                .asText();
    }
}
