package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.provider.PlainFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Offers {@link EmailLinkResource} at {@code /realms/{realm}/foyer-email}. */
public final class EmailLinkResourceFactory
        implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

    static final String ID = "foyer-email";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {

            @Override
            public Object getResource() {
                return new EmailLinkResource(session);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
