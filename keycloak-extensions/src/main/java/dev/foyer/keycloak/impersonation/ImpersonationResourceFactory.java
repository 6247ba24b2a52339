package dev.foyer.keycloak.impersonation;

import dev.foyer.keycloak.provider.PlainFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Offers {@link ImpersonationResource} at {@code /realms/{realm}/foyer-impersonation}. */
public final class ImpersonationResourceFactory
        implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

    static final String ID = "foyer-impersonation";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {

            @Override
            public Object getResource() {
                return new ImpersonationResource(session, Clock.systemUTC());
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
