package dev.foyer.provisioning.keycloak;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import java.time.Duration;
import org.keycloak.admin.client.Keycloak;

/** The realm as the service reaches it, but for a test that does not wait long for an answer. */
public final class ImpatientRealm {

    private ImpatientRealm() {}

    public static CustomerRealm of(FoyerConfiguration configuration, Duration patience) {
        Keycloak keycloak = AdminClient.keycloak(configuration.keycloak(), patience);
        AdminResource resource =
                keycloak.proxy(AdminResource.class, configuration.keycloak().url());
        return new CustomerRealm(resource, configuration);
    }
}
