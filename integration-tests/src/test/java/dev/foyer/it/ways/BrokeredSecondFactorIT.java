package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Through an identity provider with the flow 'after identity provider', a second factor")
class BrokeredSecondFactorIT {

    private static final Pattern CODE = Pattern.compile("#(\\d{6})$");
    private static final String NUMBER = "+4915566777001";

    private final FoyerSystem system;
    private Partner partner;

    BrokeredSecondFactorIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void trustPartner() {
        partner = Partner.trusted(system).askingAfterwards("after identity provider");
    }

    @AfterEach
    void forgetPartner() {
        partner.close();
    }

    @Test
    @DisplayName("is asked for where the person has one, and not before")
    void asked() {
        String email = system.newEmail();
        partner.person(email);
        try (Customer customer = partner.signIn(email)) {
            new RegistrationPage(customer.page()).personal();
            customer.page()
                    .locator("#kc-idp-review-profile-form [type=submit]")
                    .first()
                    .click();
            customer.signedInShop();
        }
        addPhone(email);
        try (Customer customer = partner.signIn(email)) {
            Page page = customer.page();
            page.locator("#foyer-code-form").waitFor();
            assertThat(page.url()).startsWith(system.realm());
            page.locator("[name=code]").fill("000000");
            page.locator("#foyer-code-continue").click();
            page.locator("[aria-invalid=true]").waitFor();
            page.locator("[name=code]").fill(code());
            page.locator("#foyer-code-continue").click();
            customer.signedInShop();
            // The session has the level: an application that asks for it gets its answer at once.
            customer.authorize(Map.of("acr_values", "mfa"));
            assertThat(page.url()).startsWith(system.storefront()).contains("code=");
        }
    }

    private void addPhone(String email) {
        ObjectNode user = system.keycloak().user(email);
        user.putArray("credentials")
                .addObject()
                .put("type", "sms-code")
                .put("secretData", "{}")
                .put("credentialData", "{\"number\":\"" + NUMBER + "\"}");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
    }

    private String code() {
        Matcher code =
                CODE.matcher(system.mailbox().await(NUMBER).get("text").asText().strip());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }
}
