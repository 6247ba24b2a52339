package dev.foyer.keycloak.marker;

import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.RoleProvider;
import org.keycloak.models.jpa.JpaRealmProvider;
import org.keycloak.models.jpa.JpaRoleProviderFactory;

/**
 * Keycloak's roles, marking who has a role before it is removed. Keycloak's own event comes too late for that: when it fires,
 * nobody has the role any more. Takes the place of the stock factory by its id and a higher order; without it only the marks
 * are missing.
 */
public final class MarkedRoleRemovalFactory extends JpaRoleProviderFactory {

    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public RoleProvider create(KeycloakSession session) {
        return new MarkedRoleRemoval(
                session, session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    private static final class MarkedRoleRemoval extends JpaRealmProvider {

        private final KeycloakSession session;

        /** The sets name searchable attributes of clients and groups, which a provider of roles does not search. */
        MarkedRoleRemoval(KeycloakSession session, EntityManager entityManager) {
            super(session, entityManager, null, null);
            this.session = session;
        }

        /** Also called for each role of a client or a realm that is removed. */
        @Override
        public boolean removeRole(RoleModel role) {
            RealmModel realm = role.getContainer() instanceof ClientModel client
                    ? client.getRealm()
                    : (RealmModel) role.getContainer();
            new MemberMarkers(session).markHolders(realm, role.getId());
            return super.removeRole(role);
        }
    }
}
