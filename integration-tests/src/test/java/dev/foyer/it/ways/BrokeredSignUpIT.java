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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The first sign-in through an identity provider")
class BrokeredSignUpIT {

    private final FoyerSystem system;
    private String email = "";
    private Partner partner;

    BrokeredSignUpIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void trustPartner() {
        email = system.newEmail();
        partner = Partner.trusted(system);
        partner.person(email);
    }

    @AfterEach
    void asBefore() {
        partner.close();
        system.keycloak().settings(Map.of("personalAccounts", true));
    }

    @Test
    @DisplayName("asks a business for a name that people can read, as the form does, and the second one asks nothing")
    void business() {
        String business = system.newBusiness();
        try (Customer customer = partner.signIn(email)) {
            RegistrationPage review = new RegistrationPage(customer.page());
            assertThat(review.accountType("business")).isVisible();
            assertThat(review.accountType("personal")).isVisible();
            for (String name : new String[] {"", " \u3164 ", "Evil \u202eLtd"}) {
                review.business(name).submitReview();
                assertThat(review.errorAt("business_name")).isVisible();
            }
            review.business("x".repeat(300)).submitReview();
            assertThat(review.errorAt("business_name")).containsText("255");
            assertThat(system.keycloak().exists(email)).isFalse();

            review.business("  " + business + " ").submitReview();
            assertThat(customer.signedInShop()).contains("account_type", "business");
        }
        JsonNode contact = system.registry()
                .awaitCustomer(email, found -> !found.get("companies").isEmpty());
        assertThat(contact.get("accountType").asText()).isEqualTo("business");
        assertThat(contact.get("lifecycle").asText()).isEqualTo("registered");
        assertThat(contact.at("/companies/0/name").asText()).isEqualTo(business);
        assertThat(contact.at("/companies/0/role").asText()).isEqualTo("admin");
        assertThat(contact.get("newsletter").asBoolean(true)).isFalse();
        assertThat(attribute("business_name")).isEqualTo(business);

        try (Customer customer = partner.signIn(email)) {
            assertThat(customer.signedInShop()).contains("account_type", "business");
        }
    }

    @Test
    @DisplayName("makes a person an individual without a company, also when a business name was typed before")
    void personal() {
        try (Customer customer = partner.signIn(email)) {
            RegistrationPage review = new RegistrationPage(customer.page());
            review.business("Not mine").personal().submitReview();
            customer.signedInShop();
        }
        JsonNode individual = system.registry()
                .awaitCustomer(email, found -> found.get("emailVerified").asBoolean());
        assertThat(individual.get("accountType").asText()).isEqualTo("personal");
        assertThat(individual.get("companies")).isEmpty();
        assertThat(attribute("business_name")).isEmpty();
    }

    @Test
    @DisplayName("is refused for an address that its former owner can still have back")
    void reserved() {
        system.keycloakDatabase().update("""
                insert into foyer_former_email (id, realm_id, user_id, email, link_hash, expires_at)
                select gen_random_uuid(), id, 'somebody', ?, ?, now() + interval '1 day'
                  from realm where name = 'customers'
                """, email, email);
        try (Customer customer = partner.signIn(email)) {
            assertThat(customer.page().locator("body")).containsText("in use already");
        } finally {
            system.keycloakDatabase().update("delete from foyer_former_email where email = ?", email);
        }
        assertThat(system.keycloak().exists(email)).isFalse();
    }

    @Test
    @DisplayName("offers no choice once personal accounts are switched off, and refuses a forged one")
    void personalAccountsOff() {
        system.keycloak().settings(Map.of("personalAccounts", false));
        try (Customer customer = partner.signIn(email)) {
            RegistrationPage review = new RegistrationPage(customer.page());
            assertThat(review.businessName()).isVisible();
            assertThat(review.accountType("personal")).hasCount(0);
            assertThat(review.accountType("business")).hasCount(0);

            assertThat(forged(review, "personal")).contains("input-error-account_type");
            assertThat(system.keycloak().exists(email)).isFalse();
        }
        try (Customer customer = partner.signIn(email)) {
            RegistrationPage review = new RegistrationPage(customer.page());
            review.businessName().fill("Only Business Ltd");
            review.submitReview();
            customer.signedInShop();
        }
        assertThat(attribute("account_type")).isEqualTo("business");
    }

    @Test
    @DisplayName("asks all the same where the provider claims both, and takes what the person says")
    void claimed() {
        partner.claiming("account_type", "business").claiming("business_name", "Claimed Ltd");
        try (Customer customer = partner.signIn(email)) {
            RegistrationPage review = new RegistrationPage(customer.page());
            assertThat(review.accountType("business")).isChecked();
            assertThat(review.businessName()).hasValue("Claimed Ltd");
            assertThat(system.keycloak().exists(email)).isFalse();

            review.personal().submitReview();
            customer.signedInShop();
        }
        assertThat(attribute("account_type")).isEqualTo("personal");
        assertThat(attribute("business_name")).isEmpty();
    }

    @Test
    @DisplayName("holds claimed names to the rules of typed ones")
    void claimedName() {
        partner.claiming("account_type", "business").claiming("business_name", "x".repeat(300));
        try (Customer customer = partner.signIn(email)) {
            RegistrationPage review = new RegistrationPage(customer.page());
            review.submitReview();
            assertThat(review.errorAt("business_name")).containsText("255");
        }
        assertThat(system.keycloak().exists(email)).isFalse();
    }

    @Test
    @DisplayName("makes nobody a guest, whatever the provider claims")
    void claimedGuest() {
        partner.claiming("account_type", "guest");
        try (Customer customer = partner.signIn(email)) {
            RegistrationPage review = new RegistrationPage(customer.page());
            assertThat(review.accountType("personal")).isVisible();
            assertThat(forged(review, "guest")).contains("input-error-account_type");
        }
        try (Customer customer = partner.signIn(email)) {
            Page page = customer.page();
            assertThat(new RegistrationPage(page).accountType("personal")).isVisible();
            assertThat(system.keycloak().exists(email)).isFalse();
        }
    }

    @Test
    @DisplayName("makes nobody a person by a claim once personal accounts are switched off")
    void claimedPerson() {
        system.keycloak().settings(Map.of("personalAccounts", false));
        partner.claiming("account_type", "personal");
        try (Customer customer = partner.signIn(email)) {
            RegistrationPage review = new RegistrationPage(customer.page());
            assertThat(review.businessName()).isVisible();
            assertThat(forged(review, "personal")).contains("input-error-account_type");
        }
        assertThat(system.keycloak().exists(email)).isFalse();
    }

    private String forged(RegistrationPage review, String accountType) {
        return review.post(Map.of("account_type", accountType, "email", email, "firstName", "Eve", "lastName", "Forge"))
                .text();
    }

    /** The only value of an attribute, empty when there is none. */
    private String attribute(String name) {
        return system.keycloak().user(email).at("/attributes/" + name + "/0").asText("");
    }
}
