package dev.foyer.keycloak.marker;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel.GroupRemovedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * Attaches {@link UserChangeListener} to Keycloak's persistence unit once its schema is in place, and marks the members of
 * groups that are removed.
 */
final class MarkerInstallation {

    private MarkerInstallation() {}

    static void whenReady(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, MarkerInstallation::attach);
            } else if (event instanceof GroupRemovedEvent removal) {
                new MemberMarkers(removal.getKeycloakSession())
                        .markMembers(removal.getRealm(), removal.getGroup().getId());
            }
        });
    }

    private static void attach(KeycloakSession session) {
        EventListenerRegistry listeners = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .getEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getEventEngine()
                .getListenerRegistry();
        UserChangeListener listener = new UserChangeListener();
        listeners.appendListeners(EventType.POST_INSERT, listener);
        listeners.appendListeners(EventType.POST_UPDATE, listener);
        listeners.appendListeners(EventType.POST_DELETE, listener);
        listeners.appendListeners(EventType.POST_COLLECTION_UPDATE, listener);
        listeners.appendListeners(EventType.POST_COLLECTION_REMOVE, listener);
        listeners.appendListeners(EventType.POST_COLLECTION_RECREATE, listener);
    }
}
