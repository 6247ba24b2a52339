package dev.foyer.it.impersonation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnFoyer
@DisplayName("An administrator who acts as a customer")
class ImpersonationIT {

    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, ?> REASON = Map.of("reason", "cannot find the invoice");

    private final FoyerSystem system;
    private final String email;
    private final String id;

    ImpersonationIT(FoyerSystem system) {
        this.system = system;
        this.email = system.newEmail();
        this.id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        system.registry().awaitCustomer(email);
    }

    @Test
    @DisplayName(
            "does so by a link that is good once, under their own name, with tokens that tell who acts and end in time")
    void acts() {
        Answer begun = impersonate(REASON);
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(201);
        String link = begun.body().get("link").asText();
        Visitor page = new Visitor(system).open(link);
        assertThat(page.page()).contains(email, "boss", "15");
        assertThat(page.cookie("KEYCLOAK_IDENTITY"))
                .as("a page changes nothing")
                .isEmpty();

        page.send("act", Map.of("act", ""));
        assertThat(new Visitor(system).open(link).status()).isEqualTo(400);
        Visitor shop = page.signIn();
        Answer tokens = shop.tokens();

        JsonNode access = Visitor.claims(tokens, "access_token");
        assertThat(access.get("sub").asText()).isEqualTo(id);
        assertThat(access.get("customer_id").asText()).isEqualTo(id);
        assertThat(access.at("/act/sub").asText()).isEqualTo(boss());
        assertThat(Visitor.claims(tokens, "id_token").at("/act/sub").asText()).isEqualTo(boss());
        assertThat(Instant.ofEpochSecond(
                        Visitor.claims(tokens, "refresh_token").get("exp").asLong()))
                .isBefore(Instant.now().plus(Duration.ofMinutes(16)));
        Answer refreshed = shop.refresh(tokens.body().get("refresh_token").asText());
        assertThat(Visitor.claims(refreshed, "access_token").at("/act/sub").asText())
                .isEqualTo(boss());
        assertThat(audit())
                .anyMatch(entry -> entry.get("action").asText().equals("impersonate")
                        && entry.get("reason").asText().equals("cannot find the invoice")
                        && entry.get("actor").asText().endsWith(" boss"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"en, LIGHT", "de, DARK", "es, LIGHT", "fr, DARK"})
    @DisplayName("begins on a page that is accessible on a screen of 320 pixels, in every language, light and dark")
    void page(String language, ColorScheme scheme) {
        PageCheck check = new PageCheck(language, scheme);
        try (Customer browser = Customer.speaking(system, language, check.browser())) {
            Page page = browser.page();
            String link = order(id, 60).body().get("link").asText();
            page.navigate(link);
            page.locator("#foyer-act").waitFor();
            check.hosted(page);
            assertThat(page.content()).contains(email);
            page.locator("#foyer-act").click();
            page.waitForURL(url -> !url.contains("foyer-impersonation"));
            page.navigate(link);
            check.hosted(page);
        }
    }

    @Test
    @DisplayName("changes no password, no second factor and no email: neither on a page nor with a token")
    void ownAffairs() {
        Visitor acting = acting(900);
        for (String action :
                List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP", "foyer-phone", "UPDATE_EMAIL", "webauthn-register")) {
            Visitor refused = acting.newTab().signIn(Map.of("kc_action", action));
            assertThat(refused.isBack()).as(action).isFalse();
            assertThat(refused.page()).as(action).contains("While staff act as a customer");
        }
        Visitor console = acting.newTab()
                .to("account-console", system.realm() + "/account/")
                .signIn();
        assertThat(console.isBack()).isFalse();
        assertThat(console.page()).contains("While staff act as a customer");

        String application = "full-scope-" + id;
        String redirect = system.storefront() + "/full-scope";
        system.keycloak()
                .make(
                        "/clients",
                        Map.of("clientId", application, "publicClient", true, "redirectUris", List.of(redirect)));
        Answer tokens = acting.newTab()
                .to(application, redirect)
                .signIn(Map.of("scope", "openid offline_access"))
                .tokens();
        String access = tokens.body().get("access_token").asText();
        assertThat(Visitor.claims(tokens, "refresh_token").get("typ").asText()).isEqualTo("Refresh");
        assertThat(Visitor.claims(tokens, "access_token")
                        .at("/resource_access/account")
                        .isMissingNode())
                .isTrue();
        assertThat(Visitor.status(system.realm() + "/account/", access)).isIn(401, 403);
        assertThat(Visitor.status(system.realm() + "/account/credentials", access))
                .isIn(401, 403);

        Visitor themselves =
                new Visitor(system).to(application, redirect).signIn().password(email, PASSWORD);
        assertThat(Visitor.status(
                        system.realm() + "/account/",
                        themselves.tokens().body().get("access_token").asText()))
                .as("the customer may")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("is not asked for what the customer has to do, nor does it for them")
    void pending() {
        Visitor acting = acting(900);
        assertThat(system.keycloak().settings(Map.of("mfaPolicy", "required")).status())
                .isEqualTo(200);
        try {
            assertThat(acting.newTab().signIn().isBack())
                    .as("a second factor that only a policy asks for")
                    .isTrue();
        } finally {
            system.keycloak().settings(Map.of("mfaPolicy", "optional"));
        }
        var user = system.keycloak().user(email);
        user.putArray("requiredActions").add("UPDATE_PASSWORD");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);

        Visitor refused = acting.newTab().signIn();

        assertThat(refused.isBack()).isFalse();
        assertThat(refused.page()).contains("While staff act as a customer").doesNotContain("password-new");
    }

    @Test
    @DisplayName("does so no longer than they were given")
    void over() {
        Visitor acting = acting(4);
        Answer tokens = acting.newTab().signIn().tokens();
        String refresh = tokens.body().get("refresh_token").asText();
        assertThat(Visitor.claims(tokens, "access_token").get("exp").asLong())
                .isLessThan(Instant.now().plusSeconds(10).getEpochSecond());

        await("the end")
                .atMost(Duration.ofSeconds(20))
                .until(() -> acting.refresh(refresh).status() == 400);
        assertThat(acting.newTab().signIn().page()).contains("name=\"password\"");
    }

    @Test
    @DisplayName("is an administrator, and acts as no colleague, no administrator, no guest and nobody who is inactive")
    void refused() {
        String path = system.registry().address("/customers/" + id + "/impersonate");
        assertThat(Http.send("POST", path, Staff.token(system, "agent"), REASON).status())
                .isEqualTo(403);
        assertThat(Http.send("POST", path, system.keycloak().clientToken("foyer-erp"), REASON)
                        .status())
                .isEqualTo(403);
        assertThat(impersonate(Map.of()).status()).isEqualTo(400);
        assertThat(impersonate(Map.of("reason", "x", "minutes", 61)).status()).isEqualTo(400);
        for (String staff : List.of("agent", "boss", "service-account-foyer-erp")) {
            String other = system.keycloak()
                    .get("/users?username=" + staff + "&exact=true")
                    .body()
                    .at("/0/id")
                    .asText();
            assertThat(order(other, 60).status()).as(staff).isEqualTo(404);
        }
        assertThat(system.registry()
                        .post("/customers/" + id + "/deactivate", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(impersonate(REASON).status()).isEqualTo(409);
        system.registry().awaitCommandsDone();
        assertThat(order(id, 60).status()).isEqualTo(409);
    }

    private Answer impersonate(Map<String, ?> body) {
        return Http.send(
                "POST",
                system.registry().address("/customers/" + id + "/impersonate"),
                Staff.token(system, "boss"),
                body);
    }

    /** A browser in which the session has begun. */
    private Visitor acting(int seconds) {
        Answer order = order(id, seconds);
        assertThat(order.status()).as("%s", order.body()).isEqualTo(200);
        Visitor visitor = new Visitor(system).open(order.body().get("link").asText());
        return visitor.send("act", Map.of("act", ""));
    }

    private Answer order(String userId, int seconds) {
        return system.adminResource()
                .post(
                        "/impersonations",
                        Map.of("userId", userId, "staffId", boss(), "staffName", "boss", "seconds", seconds));
    }

    private String boss() {
        return system.keycloak().user("boss@staff.example").get("id").asText();
    }

    private List<JsonNode> audit() {
        List<JsonNode> entries = new ArrayList<>();
        system.registry().get("/customers/" + id + "/audit").body().get("items").forEach(entries::add);
        return entries;
    }
}
