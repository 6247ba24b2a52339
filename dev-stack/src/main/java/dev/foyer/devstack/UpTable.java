package dev.foyer.devstack;

/** What is where, and who may sign in. */
final class UpTable {
    private UpTable() {}

    static String of(StackPorts ports) {
        String keycloak = url(ports, Address.KEYCLOAK);
        String service = url(ports, Address.SERVICE);
        String storefront = url(ports, Address.STOREFRONT);
        String inbox = url(ports, Address.INBOX);
        return """

                Sample storefront     %3$s
                Create an account     %3$s/create-account
                Inbox                 %4$s   JSON: %4$s/api/messages?to=<address>
                Provisioning API      %2$s/api/v1   OpenAPI: %2$s/q/openapi
                Keycloak console      %1$s/admin/master/console/#/customers
                Issuer                %1$s/realms/customers
                PostgreSQL            jdbc:postgresql://127.0.0.1:%5$d/registry (and /keycloak), user postgres, password postgres

                Sign-ins
                  Keycloak console    admin / admin
                  staff               viewer / viewer, agent / agent, boss / boss
                  client secrets      foyer-console-secret, foyer-provisioning-secret, foyer-checkout-secret, foyer-erp-secret

                Ctrl-C stops everything.
                """.formatted(keycloak, service, storefront, inbox, ports.of(Address.POSTGRES));
    }

    private static String url(StackPorts ports, Address address) {
        return "http://localhost:" + ports.of(address);
    }
}
