package dev.foyer.keycloak.marker;

import dev.foyer.keycloak.provider.PlainFactory;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Registers {@link ChangeMarkerSchema} and, once it is in place, the listener that fills it. The id names Liquibase's history
 * table and never changes.
 */
public final class ChangeMarkerSchemaFactory implements JpaEntityProviderFactory, PlainFactory<JpaEntityProvider> {

    static final String ID = "foyer";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new ChangeMarkerSchema();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        MarkerInstallation.whenReady(factory);
    }
}
