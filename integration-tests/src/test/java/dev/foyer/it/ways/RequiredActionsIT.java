package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("When the sign-in asks for something first, the registry learns")
class RequiredActionsIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private final UserWrites writes;

    RequiredActionsIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @Test
    @DisplayName("of what was missing in the profile")
    void verifyProfile() {
        String email = system.newEmail();
        String business = system.newBusiness();
        system.keycloak().importPastRules(email, Map.of("account_type", "business"));
        String id = system.keycloak().user(email).get("id").asText();
        system.keycloak().setPassword(id, PASSWORD);
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            customer.page().locator("input[name=business_name]").fill(business);
            submit(customer.page(), "#kc-update-profile-form");
            customer.signedInShop();
        }
        JsonNode contact = system.registry()
                .awaitCustomer(email, found -> !found.get("companies").isEmpty());
        assertThat(contact.at("/companies/0/name").asText()).isEqualTo(business);
        writes.assertMarked(id);
    }

    @Test
    @DisplayName("of an updated profile")
    void updateProfile() {
        String email = system.newEmail();
        String id = withRequiredAction(email, "UPDATE_PROFILE");
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            customer.page().locator("input[name=lastName]").fill("Kaya");
            submit(customer.page(), "#kc-update-profile-form");
            customer.signedInShop();
        }
        system.registry()
                .awaitCustomer(email, found -> found.get("lastName").asText().equals("Kaya"));
        writes.assertMarked(id);
    }

    @Test
    @DisplayName("of another email address, once it is confirmed")
    void updateEmail() {
        String before = system.newEmail();
        String after = system.newEmail();
        String id = withRequiredAction(before, "UPDATE_EMAIL");
        try (Customer customer = Customer.of(system)) {
            customer.signIn(before, PASSWORD);
            customer.page().locator("input[name=email]").fill(after);
            submit(customer.page(), "#kc-update-email-form");
            assertThat(system.registry().awaitCustomer(before).get("userId").asText())
                    .isEqualTo(id);
            customer.openMailedLink(after);
            customer.confirm();
        }
        JsonNode customer = system.registry().awaitCustomer(after);
        assertThat(customer.get("userId").asText()).isEqualTo(id);
        assertThat(customer.get("emailVerified").asBoolean()).isTrue();
        system.registry().awaitNone(before);
        writes.assertMarked(id);
    }

    @Test
    @DisplayName("of it whatever it is: the realm has every action that Keycloak gives realms by itself")
    void everyAction() {
        String actions = "/authentication/required-actions";
        JsonNode ofKeycloak = Http.get(
                        system.keycloak().address(actions).replace("/realms/customers/", "/realms/master/"),
                        system.keycloak().token())
                .body();
        assertThat(system.keycloak().get(actions).body().findValuesAsText("alias"))
                .containsAll(ofKeycloak.findValuesAsText("alias"));
        assertThat(ofKeycloak).isNotEmpty();
    }

    private String withRequiredAction(String email, String action) {
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        ObjectNode user = system.keycloak().user(email);
        user.putArray("requiredActions").add(action);
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        return id;
    }

    private static void submit(Page page, String form) {
        page.locator(form + " [type=submit]").first().click();
    }
}
