package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;

/** An identity provider: a second realm of the same Keycloak, spoken to by OpenID Connect. */
final class Partner implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private final String realms;

    private Partner(FoyerSystem system) {
        this.system = system;
        this.realms = system.stack().keycloak().baseUrl() + "/admin/realms";
    }

    /** Makes the provider and has the customers' realm trust its addresses, until it is closed. */
    static Partner trusted(FoyerSystem system) {
        return of(system, true);
    }

    /** Makes the provider, whose addresses the customers' realm has confirmed itself. */
    static Partner untrusted(FoyerSystem system) {
        return of(system, false);
    }

    private static Partner of(FoyerSystem system, boolean trustEmail) {
        Partner partner = new Partner(system);
        partner.at("POST", "", """
                {"realm": "partner", "enabled": true,
                 "clients": [{"clientId": "customers", "secret": "partner-secret",
                              "redirectUris": ["%s/broker/partner/endpoint"]}]}
                """.formatted(system.realm()));
        system.keycloak().make("/identity-provider/instances", Http.json("""
                {"alias": "partner", "providerId": "oidc", "enabled": true, "trustEmail": %2$s,
                 "config": {"clientId": "customers", "clientSecret": "partner-secret",
                            "clientAuthMethod": "client_secret_post", "defaultScope": "openid profile email",
                            "authorizationUrl": "%1$s/auth", "tokenUrl": "%1$s/token", "userInfoUrl": "%1$s/userinfo",
                            "syncMode": "FORCE"}}
                """.formatted(
                        system.stack().keycloak().baseUrl() + "/realms/partner/protocol/openid-connect", trustEmail)));
        return partner;
    }

    /** Has the customers' realm go through this flow after each sign-in there. */
    Partner askingAfterwards(String flow) {
        String instance = "/identity-provider/instances/partner";
        ObjectNode provider = (ObjectNode) system.keycloak().get(instance).body();
        Answer answer = Http.send(
                "PUT",
                system.keycloak().address(instance),
                system.keycloak().token(),
                provider.put("postBrokerLoginFlowAlias", flow));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(204);
        return this;
    }

    /** Says this of everybody; an administrator of the customers' realm takes it over into the attribute of that name. */
    Partner claiming(String attribute, String value) {
        String client = Http.get(
                        realms + "/partner/clients?clientId=customers",
                        system.keycloak().token())
                .body()
                .at("/0/id")
                .asText();
        at("POST", "/partner/clients/" + client + "/protocol-mappers/models", """
                {"name": "%1$s", "protocol": "openid-connect", "protocolMapper": "oidc-hardcoded-claim-mapper",
                 "config": {"claim.name": "%1$s", "claim.value": "%2$s", "jsonType.label": "String",
                            "id.token.claim": "true", "access.token.claim": "true", "userinfo.token.claim": "true"}}
                """.formatted(attribute, value));
        system.keycloak().make("/identity-provider/instances/partner/mappers", Http.json("""
                {"name": "%1$s", "identityProviderAlias": "partner",
                 "identityProviderMapper": "oidc-user-attribute-idp-mapper",
                 "config": {"claim": "%1$s", "user.attribute": "%1$s", "syncMode": "IMPORT"}}
                """.formatted(attribute)));
        return this;
    }

    /** Signs in at the partner and comes back. */
    Customer signIn(String email) {
        return signIn(Customer.of(system), email);
    }

    /** Signs this customer in at the partner, who comes back. */
    Customer signIn(Customer customer, String email) {
        customer.page().navigate(system.storefront() + "/");
        customer.page().getByText("Sign in").first().click();
        customer.page().locator("#social-partner").click();
        customer.page().waitForURL(url -> url.contains("/realms/partner/"));
        customer.fillSignIn(email, PASSWORD);
        return customer;
    }

    /** Returns the address of a new person. */
    String person(String email) {
        return at("POST", "/partner/users", """
                {"username": "%1$s", "email": "%1$s", "emailVerified": true, "firstName": "Rosa", "lastName": "Meyer",
                 "enabled": true, "credentials": [{"type": "password", "value": "%2$s"}]}
                """.formatted(email, PASSWORD)).location();
    }

    void rename(String person, String lastName) {
        ObjectNode renamed =
                (ObjectNode) Http.get(person, system.keycloak().token()).body();
        at(
                "PUT",
                person.substring(realms.length()),
                renamed.put("lastName", lastName).toString());
    }

    @Override
    public void close() {
        String token = system.keycloak().token();
        Http.delete(system.keycloak().address("/identity-provider/instances/partner"), token);
        Http.delete(realms + "/partner", token);
    }

    private Answer at(String method, String path, String body) {
        Answer answer = Http.send(method, realms + path, system.keycloak().token(), Http.json(body));
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }
}
