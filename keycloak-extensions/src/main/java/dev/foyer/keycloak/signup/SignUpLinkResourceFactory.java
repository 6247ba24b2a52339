package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.provider.PlainFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Offers {@link SignUpLinkResource} at {@code /realms/{realm}/foyer-sign-up}. */
public final class SignUpLinkResourceFactory
        implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

    static final String ID = "foyer-sign-up";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {

            @Override
            public Object getResource() {
                return new SignUpLinkResource(session);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
