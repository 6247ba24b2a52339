package dev.foyer.keycloak.provider;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/**
 * A factory that is not configured when Keycloak starts, prepares nothing and holds nothing. What one of these is not true of, the
 * factory says itself.
 */
public interface PlainFactory<P extends Provider> extends ProviderFactory<P> {

    @Override
    default void init(Config.Scope config) {
        // nothing to configure
    }

    @Override
    default void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    default void close() {
        // holds nothing
    }
}
