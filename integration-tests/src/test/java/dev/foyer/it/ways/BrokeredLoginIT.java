package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The identity provider is a second realm of the same Keycloak, spoken to by OpenID Connect. */
@OnFoyer
@DisplayName("Through an identity provider, the registry learns")
class BrokeredLoginIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private final UserWrites writes;
    private final String realms;
    private final String partner;

    BrokeredLoginIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
        this.realms = system.stack().keycloak().baseUrl() + "/admin/realms";
        this.partner = system.stack().keycloak().baseUrl() + "/realms/partner/protocol/openid-connect";
    }

    @BeforeEach
    void trustPartner() {
        atPartner("POST", "", """
                {"realm": "partner", "enabled": true,
                 "clients": [{"clientId": "customers", "secret": "partner-secret",
                              "redirectUris": ["%s/broker/partner/endpoint"]}]}
                """.formatted(system.realm()));
        system.keycloak().make("/identity-provider/instances", Http.json("""
                {"alias": "partner", "providerId": "oidc", "enabled": true, "trustEmail": true,
                 "config": {"clientId": "customers", "clientSecret": "partner-secret",
                            "clientAuthMethod": "client_secret_post", "defaultScope": "openid profile email",
                            "authorizationUrl": "%1$s/auth", "tokenUrl": "%1$s/token", "userInfoUrl": "%1$s/userinfo",
                            "syncMode": "FORCE"}}
                """.formatted(partner)));
    }

    @AfterEach
    void forgetPartner() {
        String token = system.keycloak().token();
        Http.delete(system.keycloak().address("/identity-provider/instances/partner"), token);
        Http.delete(realms + "/partner", token);
    }

    @Test
    @DisplayName("of whom a first sign-in brings, and of the name that a later one brings")
    void signIns() {
        String email = system.newEmail();
        String person = personAtPartner(email);
        try (Customer customer = signIn(email)) {
            new RegistrationPage(customer.page()).business("Pine Ltd");
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

        rename(person);
        try (Customer customer = signIn(email)) {
            customer.signedInShop();
        }
        system.registry()
                .awaitCustomer(email, found -> found.get("lastName").asText().equals("Kaya"));
        writes.assertMarked(id);
    }

    /** Signs in at the partner and comes back. */
    private Customer signIn(String email) {
        Customer customer = Customer.of(system);
        customer.page().navigate(system.storefront() + "/");
        customer.page().getByText("Sign in").first().click();
        customer.page().locator("#social-partner").click();
        customer.page().waitForURL(url -> url.contains("/realms/partner/"));
        customer.fillSignIn(email, PASSWORD);
        return customer;
    }

    /** Returns the address of a new person. */
    private String personAtPartner(String email) {
        return atPartner("POST", "/partner/users", """
                {"username": "%1$s", "email": "%1$s", "emailVerified": true, "firstName": "Rosa", "lastName": "Meyer",
                 "enabled": true, "credentials": [{"type": "password", "value": "%2$s"}]}
                """.formatted(email, PASSWORD))
                .location();
    }

    private void rename(String person) {
        ObjectNode renamed =
                (ObjectNode) Http.get(person, system.keycloak().token()).body();
        atPartner(
                "PUT",
                person.substring(realms.length()),
                renamed.put("lastName", "Kaya").toString());
    }

    private Answer atPartner(String method, String path, String body) {
        Answer answer = Http.send(method, realms + path, system.keycloak().token(), Http.json(body));
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }
}
