package dev.foyer.it.ways;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Through an identity provider")
class BrokeredAccountIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;

    BrokeredAccountIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void switchOn() {
        system.keycloak().settings(Map.of("selfRegistration", true));
    }

    @Test
    @DisplayName("nobody takes over the account of another customer, though the provider vouches for the address")
    void takeOver() {
        String email = system.newEmail();
        String owner = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(owner, PASSWORD);
        try (Partner partner = Partner.trusted(system)) {
            partner.person(email);
            try (Customer customer = partner.signIn(email)) {
                Page page = customer.page();
                new RegistrationPage(page).business("Taken Over Ltd").submitReview();
                page.locator("#linkAccount").click();
                page.locator("#instruction1").waitFor();
                assertThat(page.url()).startsWith(system.realm());
                assertThat(linksOf(owner)).isEmpty();

                page.navigate(system.storefront() + "/");
                page.getByText("Sign in").first().click();
                assertThat(page.locator("#kc-form-login")).isVisible();
            }
            system.mailbox().await(email);
        }
        JsonNode customer = system.registry().awaitCustomer(email);
        assertThat(customer.get("accountType").asText()).isEqualTo("personal");
        assertThat(customer.get("companies")).isEmpty();
    }

    @Test
    @DisplayName("the owner of an account links it by the mail that goes to its address")
    void link() {
        String email = system.newEmail();
        String owner = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        try (Partner partner = Partner.trusted(system)) {
            partner.person(email);
            try (Customer customer = partner.signIn(email)) {
                Page page = customer.page();
                new RegistrationPage(page).personal().submitReview();
                page.locator("#linkAccount").click();
                page.locator("#instruction1").waitFor();
                customer.openMailedLink(email);
                customer.signedInShop();
            }
            assertThat(linksOf(owner)).hasSize(1);
            try (Customer customer = partner.signIn(email)) {
                assertThat(customer.signedInShop()).contains(owner);
            }
        }
    }

    @Test
    @DisplayName("an address that nobody vouches for is confirmed before it counts")
    void unverified() {
        String email = system.newEmail();
        String business = system.newBusiness();
        try (Partner partner = Partner.untrusted(system)) {
            partner.person(email);
            try (Customer customer = partner.signIn(email)) {
                new RegistrationPage(customer.page()).business(business).submitReview();
                customer.page().getByText(email).first().waitFor();
                assertThat(customer.page().url()).startsWith(system.realm());
                JsonNode unproved = system.registry().awaitCustomer(email);
                assertThat(unproved.get("emailVerified").asBoolean()).isFalse();
                assertThat(unproved.get("companies")).isEmpty();

                customer.openMailedLink(email);
                customer.signedInShop();
            }
        }
        JsonNode contact = system.registry()
                .awaitCustomer(email, found -> !found.get("companies").isEmpty());
        assertThat(contact.at("/companies/0/name").asText()).isEqualTo(business);
    }

    @Test
    @DisplayName("an address that was changed in the review is confirmed before it counts")
    void changed() {
        String email = system.newEmail();
        String other = system.newEmail();
        try (Partner partner = Partner.trusted(system)) {
            partner.person(email);
            try (Customer customer = partner.signIn(email)) {
                RegistrationPage review = new RegistrationPage(customer.page());
                review.personal().person(other, "Rosa", "Meyer").submitReview();
                customer.page().getByText(other).first().waitFor();
                assertThat(customer.page().url()).startsWith(system.realm());
            }
        }
        assertThat(system.registry().awaitCustomer(other).get("emailVerified").asBoolean(true))
                .isFalse();
    }

    @Test
    @DisplayName("no stranger gets an account once self-registration is off, and is told so before filling in anything")
    void selfRegistrationOff() {
        selfRegistration(false);
        String email = system.newEmail();
        try (Partner partner = Partner.trusted(system)) {
            partner.person(email);
            try (Customer customer = partner.signIn(email)) {
                saysWhatToDo(customer.page());
            }
        }
        assertThat(system.keycloak().exists(email)).isFalse();
    }

    @Test
    @DisplayName("nor does one who first names the address of a customer and then another")
    void selfRegistrationOffByAnotherAddress() {
        selfRegistration(false);
        String known = system.newEmail();
        String other = system.newEmail();
        system.keycloak().create(known, true, Map.of("account_type", "personal"));
        try (Partner partner = Partner.trusted(system)) {
            partner.person(known);
            try (Customer customer = partner.signIn(known)) {
                RegistrationPage review = new RegistrationPage(customer.page());
                review.personal().person(other, "Rosa", "Meyer").submitReview();
                saysWhatToDo(customer.page());
            }
        }
        assertThat(system.keycloak().exists(other)).isFalse();
    }

    @Test
    @DisplayName("customers who have an account come in while self-registration is off")
    void selfRegistrationOffForCustomers() {
        String email = system.newEmail();
        try (Partner partner = Partner.trusted(system)) {
            partner.person(email);
            try (Customer customer = partner.signIn(email)) {
                new RegistrationPage(customer.page()).personal().submitReview();
                customer.signedInShop();
            }
            selfRegistration(false);
            try (Customer customer = partner.signIn(email)) {
                customer.signedInShop();
            }

            String invited = system.newEmail();
            system.keycloak().create(invited, true, Map.of("account_type", "personal"));
            partner.person(invited);
            try (Customer customer = partner.signIn(invited)) {
                new RegistrationPage(customer.page()).personal().submitReview();
                assertThat(customer.page().locator("#linkAccount")).isVisible();
            }
        }
    }

    private JsonNode linksOf(String user) {
        return system.keycloak().get("/users/" + user + "/federated-identity").body();
    }

    private static void saysWhatToDo(Page page) {
        assertThat(page.locator("#kc-error-message")).containsText("please go back and sign in");
        assertThat(page.getByText("Back to the shop")).isVisible();
    }

    private void selfRegistration(boolean on) {
        assertThat(system.keycloak().settings(Map.of("selfRegistration", on)).status())
                .isEqualTo(200);
    }
}
