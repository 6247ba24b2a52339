package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Through an identity provider, the registry learns")
class BrokeredLoginIT {

    private final FoyerSystem system;
    private final UserWrites writes;
    private Partner partner;

    BrokeredLoginIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @BeforeEach
    void trustPartner() {
        partner = Partner.trusted(system);
    }

    @AfterEach
    void forgetPartner() {
        partner.close();
    }

    @Test
    @DisplayName("of whom a first sign-in brings, and of the name that a later one brings")
    void signIns() {
        String email = system.newEmail();
        String person = partner.person(email);
        try (Customer customer = partner.signIn(email)) {
            new RegistrationPage(customer.page()).business(system.newBusiness());
            customer.page()
                    .locator("#kc-idp-review-profile-form [type=submit]")
                    .first()
                    .click();
            customer.signedInShop();
        }
        JsonNode contact = system.registry()
                .awaitCustomer(email, found -> !found.get("companies").isEmpty());
        String id = contact.get("userId").asText();
        assertThat(contact.get("emailVerified").asBoolean()).isTrue();

        partner.rename(person, "Kaya");
        try (Customer customer = partner.signIn(email)) {
            customer.signedInShop();
        }
        system.registry()
                .awaitCustomer(email, found -> found.get("lastName").asText().equals("Kaya"));
        writes.assertMarked(id);
    }
}
