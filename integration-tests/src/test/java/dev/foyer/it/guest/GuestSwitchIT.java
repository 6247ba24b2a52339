package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Guests are let in or not")
class GuestSwitchIT {

    private static final String GUESTS = "select count(*) from user_entity where username like 'guest-%'";

    private final FoyerSystem system;

    GuestSwitchIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        bindBrowserFlow("browser");
        allow(true);
        system.keycloakDatabase().update("delete from foyer_limit");
        assertThat(system.keycloak()
                        .settings(Map.of(
                                "guestCheckout",
                                true,
                                "guestLimitPerNetworkPerHour",
                                18_000,
                                "guestLimitPerApplicationPerMinute",
                                0))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("by the realm: off, there is no button, and neither of the forms sent past it makes a guest")
    void realm() {
        Visitor page = new Visitor(system).signIn();
        Visitor form = new Visitor(system).signIn().send("continue-as-guest", Map.of("continue-as-guest", ""));
        system.keycloak().settings(Map.of("guestCheckout", false));
        long before = system.keycloakDatabase().count(GUESTS);

        assertThat(new Visitor(system).signIn().page()).doesNotContain("continue-as-guest");
        assertThat(new Visitor(system).signIn(Map.of("foyer_guest", "true")).page())
                .contains("name=\"password\"")
                .doesNotContain("name=\"foyer-guest\"");
        assertThat(page.post(page.action(), Map.of("continue-as-guest", "")).status())
                .isEqualTo(400);
        assertThat(form.giveAddress(system.newEmail()).status()).isEqualTo(400);
        assertThat(system.keycloakDatabase().count(GUESTS)).isEqualTo(before);
    }

    @Test
    @DisplayName("by the application too")
    void application() {
        Visitor page = new Visitor(system).signIn();
        allow(false);

        assertThat(new Visitor(system).signIn().page()).doesNotContain("continue-as-guest");
        assertThat(page.post(page.action(), Map.of("foyer-guest", "true", "email", system.newEmail()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("and who is in the middle finishes")
    void finish() {
        Visitor visitor = new Visitor(system);
        visitor.signIn().continueAsGuest(system.newEmail());
        String refresh = visitor.tokens().body().get("refresh_token").asText();
        system.keycloak().settings(Map.of("guestCheckout", false));
        allow(false);

        assertThat(visitor.refresh(refresh).status()).isEqualTo(200);
        assertThat(visitor.signIn(Map.of("prompt", "none")).answer("code")).isNotEmpty();
    }

    @Test
    @DisplayName("not at all where the realm's flow lacks our steps, and the settings say what to do")
    void stockFlow() {
        Http.Answer copied =
                system.keycloak().send("POST", "/authentication/flows/browser/copy", Map.of("newName", "stock-like"));
        assertThat(copied.status()).isIn(201, 409);
        for (JsonNode step : system.keycloak()
                .get("/authentication/flows/stock-like/executions")
                .body()) {
            if (step.path("providerId").asText().equals("foyer-cookie")) {
                system.keycloak()
                        .send(
                                "PUT",
                                "/authentication/flows/stock-like/executions",
                                ((ObjectNode) step).put("requirement", "DISABLED"));
            }
        }
        bindBrowserFlow("stock-like");

        assertThat(new Visitor(system).signIn().page())
                .contains("name=\"password\"")
                .doesNotContain("as-guest");
        Http.Answer refused = system.keycloak().settings(Map.of("guestCheckout", true));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/errors/0/message").asText()).contains("foyer-cookie", "auth-cookie");
    }

    @Test
    @DisplayName("only so often from one network, in new sessions too")
    void perNetwork() {
        system.keycloakDatabase().update("delete from foyer_limit");
        system.keycloak().settings(Map.of("guestLimitPerNetworkPerHour", 2));

        assertThat(new Visitor(system)
                        .signIn()
                        .continueAsGuest(system.newEmail())
                        .isBack())
                .isTrue();
        assertThat(new Visitor(system).signIn().continueAsGuest("nonsense").status())
                .isEqualTo(200);
        Visitor refused = new Visitor(system).signIn().continueAsGuest(system.newEmail());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.page()).contains("There were too many attempts");
    }

    @Test
    @DisplayName("only so often in one application")
    void perApplication() {
        system.keycloakDatabase().update("delete from foyer_limit");
        system.keycloak().settings(Map.of("guestLimitPerApplicationPerMinute", 1));

        assertThat(new Visitor(system)
                        .signIn()
                        .continueAsGuest(system.newEmail())
                        .isBack())
                .isTrue();
        assertThat(new Visitor(system)
                        .signIn()
                        .continueAsGuest(system.newEmail())
                        .status())
                .isEqualTo(429);
    }

    @Test
    @DisplayName("and no program that fills in the trap")
    void trap() {
        Visitor visitor = new Visitor(system).signIn().send("continue-as-guest", Map.of("continue-as-guest", ""));

        visitor.send(
                "foyer-guest",
                Map.of("foyer-guest", "true", "email", system.newEmail(), "foyer_homepage", "https://spam.example"));

        assertThat(visitor.isBack()).isFalse();
        assertThat(visitor.page()).contains("Something is not right with this form");
    }

    private void bindBrowserFlow(String alias) {
        assertThat(Http.send(
                                "PUT",
                                system.keycloak().address(""),
                                system.keycloak().token(),
                                Map.of("browserFlow", alias))
                        .status())
                .isEqualTo(204);
    }

    private void allow(boolean guests) {
        ObjectNode storefront = (ObjectNode)
                system.keycloak().get("/clients?clientId=storefront").body().get(0);
        ((ObjectNode) storefront.get("attributes")).put("foyer.guests", Boolean.toString(guests));
        assertThat(system.keycloak()
                        .send("PUT", "/clients/" + storefront.get("id").asText(), storefront)
                        .status())
                .isEqualTo(204);
    }
}
