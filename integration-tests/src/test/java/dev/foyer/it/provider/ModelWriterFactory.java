package dev.foyer.it.provider;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Stands for any other extension: {@link ModelWriter} at {@code /realms/{realm}/model-writer}. */
public final class ModelWriterFactory implements RealmResourceProviderFactory {

    @Override
    public String getId() {
        return "model-writer";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new ModelWriter(session);
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // holds nothing
    }
}
