package dev.foyer.keycloak.marker;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Brings the table of change markers into Keycloak's database through Keycloak's own migration. */
final class ChangeMarkerSchema implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/foyer-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return ChangeMarkerSchemaFactory.ID;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
