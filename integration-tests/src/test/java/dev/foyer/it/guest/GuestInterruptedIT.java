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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnFoyer
@DisplayName("A guest who stays on a page between sign-in and application")
class GuestInterruptedIT {

    private static final Map<String, String> PASSWORD =
            Map.of("confirm", "", "password-new", "correct horse battery", "password-confirm", "correct horse battery");
    private static final String APPLICATION = "application-that-asks";
    private static final String BACK = "http://localhost:9999/back";
    private static final Map<String, String> YES = Map.of("accept", "Yes");

    private final FoyerSystem system;
    private String application = "";

    GuestInterruptedIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void addApplication() {
        application = system.keycloak()
                .make(
                        "/clients",
                        Map.of(
                                "clientId",
                                APPLICATION,
                                "publicClient",
                                true,
                                "consentRequired",
                                true,
                                "redirectUris",
                                List.of(BACK),
                                "attributes",
                                Map.of("foyer.guests", "true", "oauth2.device.authorization.grant.enabled", "true")));
    }

    @AfterEach
    void removeApplication() {
        system.keycloak().remove("/clients/" + application);
    }

    @Test
    @DisplayName("goes on as a guest when they agree")
    void goesOn() {
        Visitor visitor = new Visitor(system);
        visitor.signIn().continueAsGuest(system.newEmail());

        visitor.to(APPLICATION, BACK).signIn().send("accept", YES);

        assertThat(Visitor.claims(visitor.tokens(), "access_token")
                        .get("account_type")
                        .asText())
                .isEqualTo("guest");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"in the guest's own authentication", "in another one of that browser"})
    @DisplayName("is not signed in as the customer whom somebody else has made of the guest meanwhile")
    void noWayIntoTheAccount(String where) {
        Visitor visitor = new Visitor(system);
        visitor.signIn().continueAsGuest(system.newEmail());
        if (where.contains("another")) {
            // The page to sign in to an application that is not for guests begins it.
            visitor.newTab().to("account-console", system.realm() + "/account/").signIn();
        }
        Visitor waiting = visitor.newTab().to(APPLICATION, BACK).signIn();
        String owner = system.newEmail();
        Visitor signUp = visitor.newTab().register();
        signUp.post(
                signUp.action(),
                Map.of("account_type", "personal", "email", owner, "firstName", "Ali", "lastName", "Kaya"));
        assertThat(system.keycloakDatabase()
                        .count("select count(*) from foyer_sign_up where email = ? and guest_id is not null", owner))
                .isEqualTo(1);
        new Visitor(system).open(system.mailbox().awaitLink(owner)).send("confirm", PASSWORD);

        waiting.send("accept", YES);

        assertThat(waiting.isBack()).isFalse();
        assertThat(system.keycloak()
                        .get("/users/" + system.keycloak().user(owner).get("id").asText() + "/sessions")
                        .body()
                        .findValuesAsText("clients"))
                .as("sessions of the customer: the one of the browser that confirmed at most")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(waiting.signIn(Map.of("prompt", "none")).answer("error")).isEqualTo("login_required");
    }

    @Test
    @DisplayName("whom an administrator makes a customer by hand, ends with the guest's session")
    void madeACustomerByHand() {
        Visitor visitor = new Visitor(system);
        Http.Answer tokens = visitor.signIn().continueAsGuest(system.newEmail()).tokens();
        visitor.signIn(Map.of("prompt", "none"));
        String id = Visitor.claims(tokens, "access_token").get("sub").asText();
        ObjectNode user = (ObjectNode) system.keycloak().get("/users/" + id).body();
        user.put("email", system.newEmail()).put("firstName", "Rosa").put("lastName", "Meyer");
        ((ObjectNode) user.get("attributes")).putArray("account_type").add("personal");
        Http.Answer changed = system.keycloak().put(user);
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(204);

        assertThat(visitor.tokens().body().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(visitor.refresh(tokens.body().get("refresh_token").asText())
                        .body()
                        .path("error")
                        .asText())
                .isEqualTo("invalid_grant");
        assertThat(visitor.signIn(Map.of("prompt", "none")).answer("error")).isEqualTo("login_required");
    }

    @Test
    @DisplayName("signs no device in")
    void noDevice() {
        Visitor visitor = new Visitor(system);
        visitor.signIn().continueAsGuest(system.newEmail());

        visitor.open(device().get("verification_uri_complete").asText());

        assertThat(visitor.page()).contains("name=\"password\"").doesNotContain("continue-as-guest");
        assertThat(visitor.post(visitor.action(), Map.of("foyer-guest", "true", "email", system.newEmail()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("signs a device in beside the guest's session with an account")
    void deviceOfACustomer() {
        String email = system.newEmail();
        String customer = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(customer, "correct horse battery");
        Visitor visitor = new Visitor(system);
        visitor.signIn().continueAsGuest(system.newEmail());
        JsonNode device = device();

        visitor.open(device.get("verification_uri_complete").asText())
                .password(email, "correct horse battery")
                .send("accept", YES);

        Http.Answer tokens = Http.form(
                system.realm() + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id",
                        APPLICATION,
                        "device_code",
                        device.get("device_code").asText()));
        assertThat(Visitor.claims(tokens, "access_token").get("sub").asText()).isEqualTo(customer);
    }

    private JsonNode device() {
        return Http.form(
                        system.realm() + "/protocol/openid-connect/auth/device",
                        Map.of("client_id", APPLICATION, "scope", "openid phone address"))
                .body();
    }
}
