package dev.foyer.provisioning.api;

import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.dns.DnsWire;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What the service needs around it: an empty registry, something at Keycloak's address, and a DNS. */
public final class ServiceResource implements QuarkusTestResourceLifecycleManager {

    private KeycloakWire keycloak;
    private DnsWire dns;
    private boolean tokens;

    /** Whether tokens are asked for; other tests say who calls by {@code @TestSecurity}. */
    @Override
    public void init(Map<String, String> arguments) {
        tokens = Boolean.parseBoolean(arguments.get("tokens"));
    }

    @Override
    public Map<String, String> start() {
        try {
            keycloak = new KeycloakWire();
            dns = new DnsWire();
            String keys = keycloak.url() + "/elsewhere/certs";
            Map<String, String> settings = new HashMap<>(Map.of(
                    "foyer.database.url", new TestRegistry().url(),
                    "foyer.database.username", "postgres",
                    "foyer.database.password", "postgres",
                    "foyer.keycloak.url", keycloak.url(),
                    "foyer.keycloak.client-secret", "s3cret",
                    "foyer.mirror.enabled", "false",
                    "foyer.staff.keys-url", keys,
                    "foyer.staff.issuer", "https://public.example/realms/customers",
                    "quarkus.oidc.tenant-enabled", String.valueOf(tokens),
                    "quarkus.http.test-port", "0"));
            settings.put("foyer.customers.issuer", Tokens.CUSTOMERS);
            settings.put("quarkus.oidc.customer.tenant-enabled", String.valueOf(tokens));
            settings.put("foyer.identity.enabled", "false");
            settings.put("foyer.schedules.enabled", "false");
            settings.put("foyer.dns.servers", dns.address());
            settings.put("foyer.dns.timeout", "PT0.3S");
            return settings;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(keycloak, new TestInjector.MatchesType(KeycloakWire.class));
        injector.injectIntoFields(dns, new TestInjector.MatchesType(DnsWire.class));
    }

    @Override
    public void stop() {
        keycloak.stop();
        dns.close();
    }
}
