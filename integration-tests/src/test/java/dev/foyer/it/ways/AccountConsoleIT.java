package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("In the account console, the registry learns")
class AccountConsoleIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private final UserWrites writes;

    AccountConsoleIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @Test
    @DisplayName("of a customer's own change of the name")
    void rename() {
        String email = system.newEmail();
        String id = customer(email);
        try (Customer customer = Customer.of(system)) {
            Page page = open(customer, email);
            page.locator("#firstName").fill("Rosalind");
            page.locator("button[type=submit]").first().click();
            system.registry()
                    .awaitCustomer(
                            email, found -> found.get("firstName").asText().equals("Rosalind"));
        }
        writes.assertMarked(id);
    }

    @Test
    @DisplayName("of a customer who deletes the own account")
    void deleteAccount() {
        String email = system.newEmail();
        String id = customer(email);
        mayDeleteAccount(id);
        deletionEnabled(true);
        try (Customer customer = Customer.of(system)) {
            Page page = open(customer, email);
            page.locator("[data-testid=delete-account] button").first().click();
            page.locator("#delete-account-btn").click();
            page.locator("input[name=password], #kc-deleteaccount-form").first().waitFor();
            // Nobody is asked who signed in within this very second.
            if (page.locator("input[name=password]").isVisible()) {
                page.locator("input[name=password]").fill(PASSWORD);
                page.locator("[name=login]").click();
            }
            page.locator("#kc-deleteaccount-form [type=submit]").first().click();
            system.registry().awaitCustomer(email, found -> found.get("userId").isNull());
        } finally {
            deletionEnabled(false);
        }
        writes.assertMarked(id);
    }

    private String customer(String email) {
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        system.registry().awaitCustomer(email);
        return id;
    }

    private Page open(Customer customer, String email) {
        customer.page().navigate(system.realm() + "/account");
        customer.fillSignIn(email, PASSWORD);
        customer.page().locator("#firstName").waitFor();
        return customer.page();
    }

    private void mayDeleteAccount(String userId) {
        String account = system.keycloak()
                .get("/clients?clientId=account")
                .body()
                .at("/0/id")
                .asText();
        Object role = system.keycloak()
                .get("/clients/" + account + "/roles/delete-account")
                .body();
        assertThat(system.keycloak()
                        .send("POST", "/users/" + userId + "/role-mappings/clients/" + account, List.of(role))
                        .status())
                .isEqualTo(204);
    }

    private void deletionEnabled(boolean enabled) {
        String path = "/authentication/required-actions/delete_account";
        ObjectNode settings = (ObjectNode) system.keycloak().get(path).body();
        assertThat(system.keycloak()
                        .send("PUT", path, settings.put("enabled", enabled))
                        .status())
                .isEqualTo(204);
    }
}
