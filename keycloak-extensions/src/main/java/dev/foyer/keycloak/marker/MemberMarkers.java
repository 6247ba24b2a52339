package dev.foyer.keycloak.marker;

import dev.foyer.keycloak.provisioning.ProvisioningClient;
import java.sql.PreparedStatement;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.models.RealmModel;

/**
 * Marks everyone who loses something because a group is removed. Keycloak deletes the memberships by bulk statements, which
 * no entity listener sees, so this must run before it does. A set is one statement, in the transaction of the removal.
 */
final class MemberMarkers {

    /** Groups below are removed one by one, each with an event of its own. */
    private static final String MARK_MEMBERS = "insert into foyer_change_marker (realm_id, user_id, kind)"
            + " select u.realm_id, u.id, 'changed' from user_group_membership m join user_entity u on u.id = m.user_id"
            + " where m.group_id = ? and u.realm_id = ?";

    private final KeycloakSession session;

    MemberMarkers(KeycloakSession session) {
        this.session = session;
    }

    /** Marks the members of the group itself, where the realm is served. */
    void markMembers(RealmModel realm, String groupId) {
        if (!ProvisioningClient.serves(realm)) {
            return;
        }
        try {
            session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .unwrap(Session.class)
                    .doWork(connection -> {
                        try (PreparedStatement mark = connection.prepareStatement(MARK_MEMBERS)) {
                            mark.setString(1, groupId);
                            mark.setString(2, realm.getId());
                            mark.executeUpdate();
                        }
                    });
        } catch (HibernateException e) {
            throw new ModelIllegalStateException(
                    "The removal cannot be recorded for the customer registry, so it is not made.", e);
        }
    }
}
