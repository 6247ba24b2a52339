package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A guest")
class GuestSignInIT {

    private final FoyerSystem system;

    GuestSignInIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("gives an address and is back in the application with ordinary tokens")
    void straightOn() {
        String email = system.newEmail();

        Http.Answer tokens = new Visitor(system)
                .signIn(Map.of("scope", "openid profile"))
                .continueAsGuest(email.toUpperCase(java.util.Locale.ROOT))
                .tokens();

        assertThat(tokens.status()).as("%s", tokens.body()).isEqualTo(200);
        JsonNode access = Visitor.claims(tokens, "access_token");
        assertThat(access.get("account_type").asText()).isEqualTo("guest");
        assertThat(access.get("guest_email").asText()).isEqualTo(email);
        assertThat(access.get("customer_id").asText())
                .isEqualTo(access.get("sub").asText());
        assertThat(access.get("aud").asText()).isEqualTo("foyer-api");
        assertThat(access.has("email")).isFalse();
        assertThat(access.has("realm_access")).isFalse();
        assertThat(access.has("resource_access")).isFalse();
        assertThat(Visitor.claims(tokens, "id_token").get("account_type").asText())
                .isEqualTo("guest");
    }

    @Test
    @DisplayName("is led straight to the page that asks for the address where the checkout asks for that, and back")
    void straightToThePage() {
        Visitor visitor = new Visitor(system).signIn(Map.of("foyer_guest", "true"));

        assertThat(visitor.page()).contains("name=\"foyer-guest\"").doesNotContain("name=\"password\"");
        assertThat(visitor.send("foyer-sign-in", Map.of("foyer-sign-in", "")).page())
                .contains("name=\"password\"", "name=\"continue-as-guest\"");
        assertThat(visitor.continueAsGuest(system.newEmail()).isBack()).isTrue();
    }

    @Test
    @DisplayName("is a user without email, credentials and roles")
    void bareUser() {
        JsonNode access = Visitor.claims(
                new Visitor(system).signIn().continueAsGuest(system.newEmail()).tokens(), "access_token");
        String id = access.get("sub").asText();

        JsonNode user = system.keycloak().get("/users/" + id).body();
        assertThat(user.get("username").asText()).startsWith("guest-");
        assertThat(user.has("email")).isFalse();
        assertThat(user.get("emailVerified").asBoolean()).isFalse();
        assertThat(user.get("requiredActions")).isEmpty();
        assertThat(system.keycloak().get("/users/" + id + "/credentials").body())
                .isEmpty();
        JsonNode roles =
                system.keycloak().get("/users/" + id + "/role-mappings").body();
        assertThat(roles.path("realmMappings")).isEmpty();
        assertThat(roles.path("clientMappings")).isEmpty();
    }

    @Test
    @DisplayName("may share an address with others")
    void tenGuests() {
        String email = system.newEmail();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            ids.add(Visitor.claims(
                            new Visitor(system).signIn().continueAsGuest(email).tokens(), "access_token")
                    .get("sub")
                    .asText());
        }
        assertThat(ids).hasSize(10);
    }

    @Test
    @DisplayName("with a mistyped address is told so, and a guest once it is right")
    void mistyped() {
        String email = system.newEmail();
        Visitor visitor = new Visitor(system).signIn().continueAsGuest("nonsense");

        assertThat(visitor.page()).contains("input-error-email", "value=\"nonsense\"");
        assertThat(visitor.giveAddress("").page()).contains("input-error-email");
        assertThat(visitor.giveAddress(email).isBack()).isTrue();
    }

    @Test
    @DisplayName("has the scopes for guests and no others, and no offline token")
    void scopes() {
        Http.Answer tokens = new Visitor(system)
                .signIn(Map.of("scope", "openid profile offline_access address phone"))
                .continueAsGuest(system.newEmail())
                .tokens();

        assertThat(List.of(tokens.body().get("scope").asText().split(" ")))
                .contains("openid", "profile", "customer")
                .doesNotContain("offline_access", "address", "phone");
        assertThat(Visitor.claims(tokens, "refresh_token").get("typ").asText()).isEqualTo("Refresh");
    }
}
