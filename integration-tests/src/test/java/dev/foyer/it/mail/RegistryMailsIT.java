package dev.foyer.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Company, reason and order references hold what HTML and message formats would stumble over. */
@OnFoyer
@DisplayName("A mail of the registry's")
class RegistryMailsIT {

    private static final String AWKWARD = "D'Arc & <b>{0}</b>";
    private static final Map<String, String> EVERYTHING = Map.of(
            "company",
            AWKWARD,
            "reason",
            "It's {1} & <i>closed</i>",
            "email",
            "ann@buyer.example",
            "role",
            "buyer",
            "order",
            AWKWARD,
            "orders",
            AWKWARD);

    // All languages have one frame; a browser looks at it where words are the longest.
    private static final String LONGEST_WORDS = "de";

    private final FoyerSystem system;

    RegistryMailsIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void shop() {
        shopUrl(system.storefront() + "/");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "company-requested, company",
        "company-approved, company",
        "company-rejected, company reason",
        "join-requested, company",
        "join-request, company email",
        "join-approved, company",
        "join-rejected, company reason",
        "group-account-requested, company",
        "group-account-approved, company",
        "group-account-rejected, company reason",
        "invitation, company role",
        "member-removed, company",
        "role-changed, company role",
        "orders-claimed, orders",
        "order-linked, order",
        "order-unlinked, order"
    })
    @DisplayName("is whole in every language, as text and as a page, and leads to the shop")
    void everyMail(String template, String parameters) {
        Map<String, String> given = new HashMap<>(EVERYTHING);
        given.keySet().retainAll(List.of(parameters.split(" ")));
        for (String language : new String[] {"en", "de", "fr", "es"}) {
            JsonNode mail = send(template, language, given);

            String text = mail.get("text").asText();
            assertThat(text.lines()).contains(system.storefront() + "/");
            assertThat(text).contains(AWKWARD).doesNotContain("''", "&amp;", "foyer.", "{2}", "{3}");
            assertThat(mail.get("subject").asText()).doesNotContain("{1}", "{2}", "''", "foyer.");
            if (given.containsKey("reason")) {
                assertThat(text).contains(EVERYTHING.get("reason"));
            }
            String html = mail.get("html").asText();
            assertThat(html)
                    .contains("<html lang=\"" + language + "\" dir=\"ltr\">", "D&#39;Arc &amp; &lt;b&gt;{0}&lt;/b&gt;")
                    .contains("href=\"" + system.storefront() + "/\" style=");
            if (language.equals(LONGEST_WORDS)) {
                check(language, html);
            }
        }
    }

    @Test
    @DisplayName("names a role in the reader's language")
    void roles() {
        assertThat(send("role-changed", "de", Map.of("company", "Fichte", "role", "viewer"))
                        .get("text")
                        .asText())
                .contains("ist jetzt: Einsicht.");
        assertThat(send("invitation", "es", Map.of("company", "Pino", "role", "admin"))
                        .get("text")
                        .asText())
                .contains("Su rol allí: administración.");
    }

    @Test
    @DisplayName("names orders by nothing but their references")
    void orders() {
        assertThat(send("orders-claimed", "en", Map.of("orders", "W-1, W-2"))
                        .get("text")
                        .asText())
                .contains("Added to your account at Harbour & Pine, from what you ordered as a guest: W-1, W-2");
        JsonNode linked = send("order-linked", "de", Map.of("order", "W-1"));
        assertThat(linked.get("subject").asText())
                .isEqualTo("Bestellung W-1 ist jetzt in Ihrem Konto bei Harbour & Pine");
        assertThat(linked.get("text").asText()).contains("hat Bestellung W-1, die als Gast aufgegeben wurde");
    }

    @Test
    @DisplayName("says nothing of a reason where there is none")
    void noReason() {
        JsonNode mail = send("join-rejected", "en", Map.of("company", "Spruce", "reason", ""));

        assertThat(mail.get("text").asText())
                .contains("Your request to join the account of Spruce at Harbour & Pine was not approved.")
                .doesNotContain("Reason");
        assertThat(mail.get("html").asText()).doesNotContain("Reason");
    }

    @Test
    @DisplayName("leads to the customer's account where no shop is set")
    void withoutShop() {
        shopUrl(null);

        assertThat(send("company-approved", "en", Map.of("company", "Spruce"))
                        .get("text")
                        .asText()
                        .lines())
                .contains(system.realm() + "/account/");
    }

    private JsonNode send(String template, String language, Map<String, String> parameters) {
        String email = system.newEmail();
        assertThat(system.adminResource()
                        .post(
                                "/mails",
                                Map.of(
                                        "id",
                                        UUID.randomUUID().toString(),
                                        "to",
                                        email,
                                        "language",
                                        language,
                                        "template",
                                        template,
                                        "parameters",
                                        parameters))
                        .status())
                .isEqualTo(204);
        return system.mailbox().await(email);
    }

    private void shopUrl(String address) {
        Map<String, String> settings = new HashMap<>();
        settings.put("shopUrl", address);
        assertThat(system.keycloak().settings(settings).status()).isEqualTo(200);
    }

    private void check(String language, String html) {
        PageCheck check = new PageCheck(language, ColorScheme.LIGHT);
        try (Customer reader = Customer.speaking(system, language, check.browser())) {
            reader.page().setContent(html);
            check.hosted(reader.page());
        }
    }
}
