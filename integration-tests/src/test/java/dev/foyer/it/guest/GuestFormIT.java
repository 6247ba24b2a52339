package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The form of the guest page")
class GuestFormIT {

    private static final String GUESTS = "select count(*) from user_entity where username like 'guest-%'";

    private final FoyerSystem system;

    GuestFormIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        system.keycloakDatabase().update("delete from foyer_limit");
        assertThat(system.keycloak()
                        .settings(Map.of("guestLimitPerNetworkPerHour", 18_000))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("takes what it asks for and nothing else")
    void extraFields() {
        String email = system.newEmail();
        Map<String, String> fields = new HashMap<>(Map.of(
                "foyer-guest", "true",
                "email", email,
                "account_type", "business",
                "business_name", "Eve Ltd",
                "customer_id", "somebody",
                "username", "eve",
                "locale", "fr",
                "guest_email", "victim@buyer.example",
                "user.attributes.customer_number", "1"));
        fields.putAll(Map.of("firstName", "Eve", "companies", "{}", "enabled", "false", "emailVerified", "true"));
        Visitor visitor = onPage();

        visitor.post(visitor.action(), fields);

        String id = Visitor.claims(visitor.tokens(), "access_token").get("sub").asText();
        JsonNode user = system.keycloak().get("/users/" + id).body();
        assertThat(user.get("username").asText()).startsWith("guest-");
        assertThat(user.get("emailVerified").asBoolean()).isFalse();
        assertThat(user.has("firstName")).isFalse();
        ObjectNode attributes = (ObjectNode) user.get("attributes");
        assertThat(attributes.at("/account_type/0").asText()).isEqualTo("guest");
        assertThat(attributes.at("/guest_email/0").asText()).isEqualTo(email);
        assertThat(attributes.at("/locale/0").asText()).isEqualTo("en");
        assertThat(attributes.at("/customer_id/0").asText()).isIn("", id);
        assertThat(attributes.has("business_name")).isFalse();
        assertThat(attributes.at("/customer_number/0").asText()).isNotEqualTo("1");
        assertThat(attributes.at("/companies/0").asText()).isNotEqualTo("{}");
    }

    @Test
    @DisplayName("comes back with what was typed as text, and in no frame of another site")
    void harmless() {
        Visitor visitor = onPage();
        assertThat(visitor.header("Content-Security-Policy")).contains("frame-ancestors 'self'");
        assertThat(visitor.header("Cache-Control")).contains("no-store");
        assertThat(visitor.header("Referrer-Policy")).isEqualTo("no-referrer");

        visitor.giveAddress("\"><script>alert(1)</script>@x.example");

        assertThat(visitor.isBack()).isFalse();
        assertThat(visitor.page()).contains("input-error-email").doesNotContain("<script>alert(1)");
    }

    @Test
    @DisplayName(
            "lets through as many as the limit says, sent at once, and believes no header about where they come from")
    void parallel() {
        system.keycloakDatabase().update("delete from foyer_limit");
        system.keycloak().settings(Map.of("guestLimitPerNetworkPerHour", 3));
        List<Visitor> visitors = Stream.generate(this::onPage).limit(8).toList();
        long before = guests();

        List<CompletableFuture<Visitor>> sent = visitors.stream()
                .map(visitor -> CompletableFuture.supplyAsync(() -> visitor.giveAddress("rosa@buyer.example")))
                .toList();
        sent.forEach(CompletableFuture::join);

        assertThat(guests()).isEqualTo(before + 3);
        assertThat(visitors).filteredOn(visitor -> visitor.status() == 429).hasSize(5);
        assertThat(onPage().withHeader("X-Forwarded-For", "203.0.113.9")
                        .withHeader("Forwarded", "for=203.0.113.9")
                        .giveAddress(system.newEmail())
                        .status())
                .isEqualTo(429);
        assertThat(guests()).isEqualTo(before + 3);
    }

    @Test
    @DisplayName("leaves nothing personal in the events, not even the name that somebody tried to sign in with before")
    void events() {
        String account = system.newEmail();
        system.keycloak().create(account, true, Map.of("account_type", "personal"));
        String email = system.newEmail();
        JsonNode config = system.keycloak().get("/events/config").body();
        system.keycloak()
                .send(
                        "PUT",
                        "/events/config",
                        ((ObjectNode) config.deepCopy())
                                .put("eventsEnabled", true)
                                .put("adminEventsEnabled", true));
        try {
            Visitor visitor = new Visitor(system).signIn().password(account, "wrong");
            visitor.continueAsGuest("nonsense").giveAddress(email);
            String id =
                    Visitor.claims(visitor.tokens(), "access_token").get("sub").asText();

            JsonNode events = system.keycloak().get("/events?user=" + id).body();
            assertThat(events.findValuesAsText("type")).contains("REGISTER", "LOGIN");
            assertThat(events.toString()).doesNotContain(account, email);
            assertThat(system.keycloak()
                            .get("/events?type=REGISTER_ERROR")
                            .body()
                            .toString())
                    .doesNotContain(email);
            assertThat(system.keycloak().get("/admin-events").body().toString()).doesNotContain(email);
        } finally {
            system.keycloak().send("PUT", "/events/config", config);
            system.keycloak().remove("/events");
            system.keycloak().remove("/admin-events");
        }
    }

    @Test
    @DisplayName("makes a user whose name opens nothing: neither with a password nor by asking for a new one")
    void usersName() {
        Visitor guest = onPage().giveAddress(system.newEmail());
        String name = Visitor.claims(guest.tokens(), "id_token")
                .get("preferred_username")
                .asText();

        String answer = withoutState(new Visitor(system).signIn().password(name, "nonsense"), name);
        assertThat(answer)
                .contains("The email address or the password is not right")
                .isEqualTo(withoutState(new Visitor(system).signIn().password("nobody", "nonsense"), "nobody"));
        assertThat(withoutState(forgotten(name), name)).isEqualTo(withoutState(forgotten("nobody"), "nobody"));
    }

    private Visitor forgotten(String name) {
        Visitor visitor = new Visitor(system).signIn();
        return visitor.open(visitor.link("reset-credentials")).send("username", Map.of("username", name));
    }

    /** What people read on a page. */
    private static String withoutState(Visitor visitor, String name) {
        return visitor.page()
                .replaceAll("(?s)<head>.*?</head>|<script.*?</script>|<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .replace(name, "");
    }

    private Visitor onPage() {
        return new Visitor(system).signIn(Map.of("foyer_guest", "true"));
    }

    private long guests() {
        return system.keycloakDatabase().count(GUESTS);
    }
}
