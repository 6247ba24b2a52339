package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Once a guest's session has ended")
class GuestEndIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String MARKERS = "select count(*) from foyer_change_marker where user_id = ?";

    private final FoyerSystem system;

    GuestEndIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("by signing out, nothing is refreshed, and the browser gets the sign-in page")
    void signedOut() {
        Visitor visitor = new Visitor(system);
        Http.Answer tokens = visitor.signIn().continueAsGuest(system.newEmail()).tokens();

        visitor.open(system.realm() + "/protocol/openid-connect/logout?id_token_hint="
                + tokens.body().get("id_token").asText());

        ended(visitor, tokens);
    }

    @Test
    @DisplayName("by the command that expires the guest, nothing is refreshed, and a customer signs in in that browser")
    void expired() {
        Visitor visitor = new Visitor(system);
        Http.Answer tokens = visitor.signIn().continueAsGuest(system.newEmail()).tokens();

        command(tokens, "expire");

        ended(visitor, tokens);
    }

    @Test
    @DisplayName("by the command that removes the guest, the same")
    void removed() {
        Visitor visitor = new Visitor(system);
        Http.Answer tokens = visitor.signIn().continueAsGuest(system.newEmail()).tokens();

        command(tokens, "remove");

        ended(visitor, tokens);
    }

    @Test
    @DisplayName("by a command, the registry, which has sent it, is told nothing")
    void noMarker() {
        system.stack().service().pause();
        try {
            Http.Answer tokens = new Visitor(system)
                    .signIn()
                    .continueAsGuest(system.newEmail())
                    .tokens();
            assertThat(markers(tokens)).as("made by the guest").isPositive();
            system.adminResource().settle(subject(tokens));
            assertThat(markers(tokens)).isZero();

            command(tokens, "expire");
            assertThat(markers(tokens)).isZero();
            command(tokens, "remove");
            assertThat(markers(tokens)).isZero();
        } finally {
            system.stack().service().resume();
        }
    }

    private void ended(Visitor visitor, Http.Answer tokens) {
        Http.Answer refused = visitor.refresh(tokens.body().get("refresh_token").asText());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("error").asText()).isEqualTo("invalid_grant");
        assertThat(Visitor.status(
                        system.realm() + "/protocol/openid-connect/userinfo",
                        tokens.body().get("access_token").asText()))
                .isEqualTo(401);
        assertThat(visitor.signIn(Map.of("prompt", "none")).answer("error")).isEqualTo("login_required");
        assertThat(visitor.signIn().page()).contains("name=\"password\"", "continue-as-guest");
        String email = system.newEmail();
        String customer = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(customer, PASSWORD);
        assertThat(subject(visitor.password(email, PASSWORD).tokens())).isEqualTo(customer);
    }

    private void command(Http.Answer tokens, String name) {
        assertThat(system.adminResource()
                        .run(Map.of(
                                "userId",
                                subject(tokens),
                                "action",
                                Map.of("id", UUID.randomUUID().toString(), "name", name)))
                        .get(0)
                        .get("outcome")
                        .asText())
                .isEqualTo("done");
    }

    private long markers(Http.Answer tokens) {
        return system.keycloakDatabase().count(MARKERS, subject(tokens));
    }

    private static String subject(Http.Answer tokens) {
        return Visitor.claims(tokens, "access_token").get("sub").asText();
    }
}
