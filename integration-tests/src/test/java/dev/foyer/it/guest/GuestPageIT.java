package dev.foyer.it.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnFoyer
@DisplayName("The guest page")
class GuestPageIT {

    private final FoyerSystem system;

    GuestPageIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("takes the address of an account as any other, and changes and reveals nothing there")
    void addressOfAnAccount() {
        String email = system.newEmail();
        String customer = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        JsonNode before = withoutRegistry(customer);

        Visitor visitor = new Visitor(system).signIn().continueAsGuest(email);

        JsonNode access = Visitor.claims(visitor.tokens(), "access_token");
        assertThat(access.get("sub").asText()).isNotEqualTo(customer);
        assertThat(access.get("account_type").asText()).isEqualTo("guest");
        assertThat(withoutRegistry(customer)).isEqualTo(before);
        assertThat(system.keycloak().get("/users/" + customer + "/sessions").body())
                .isEmpty();
    }

    @ParameterizedTest(name = "is right for everybody in {0}, on a phone")
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void everybody(String language) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            PageCheck check = new PageCheck(language, scheme);
            try (Customer customer = Customer.speaking(system, language, check.browser())) {
                Page page = customer.page();
                page.navigate(new Visitor(system).address(Map.of("ui_locales", language)));
                page.locator("[name=continue-as-guest]").waitFor();
                check.hosted(page);
                page.locator("[name=continue-as-guest]").click();
                page.locator("[name=email]").waitFor();
                check.hosted(page);
                page.locator("[name=email]").fill("nonsense");
                page.locator("#foyer-guest-continue").click();
                page.locator("#input-error-email").waitFor();
                check.hosted(page);
            }
        }
    }

    /** The user without what the registry writes there in its own time. */
    private JsonNode withoutRegistry(String userId) {
        ObjectNode user = (ObjectNode) system.keycloak().get("/users/" + userId).body();
        ((ObjectNode) user.get("attributes")).retain("account_type", "guest_email", "first_sign_in_at");
        return user;
    }
}
