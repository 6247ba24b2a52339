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
 * Marks everyone who loses something because a role or a group is removed. Keycloak deletes the mappings by bulk statements,
 * which no entity listener sees, so this must run before it does. A set is one statement, in the transaction of the removal.
 */
final class MemberMarkers {

    /**
     * Who has the role: by themselves, through a role that contains it, through a group or a group above. The realm's default
     * role is left out: it is everybody's, and nobody is told from others by it.
     */
    private static final String MARK_HOLDERS = """
            with recursive
            holding_role (id) as (
                select cast(? as varchar)
                union
                select c.composite from composite_role c join holding_role h on h.id = c.child_role
                 where not exists (select 1 from realm r where r.default_role = c.composite)),
            holding_group (id) as (
                select m.group_id from group_role_mapping m join holding_role h on h.id = m.role_id
                union
                select g.id from keycloak_group g join holding_group above on above.id = g.parent_group)
            insert into foyer_change_marker (realm_id, user_id, kind)
            select u.realm_id, u.id, 'changed' from user_entity u
             where u.realm_id = ?
               and u.id in (
                   select m.user_id from user_role_mapping m join holding_role h on h.id = m.role_id
                   union
                   select m.user_id from user_group_membership m join holding_group h on h.id = m.group_id)
            """;

    /** Groups below are removed one by one, each with an event of its own. */
    private static final String MARK_MEMBERS = "insert into foyer_change_marker (realm_id, user_id, kind)"
            + " select u.realm_id, u.id, 'changed' from user_group_membership m join user_entity u on u.id = m.user_id"
            + " where m.group_id = ? and u.realm_id = ?";

    private final KeycloakSession session;

    MemberMarkers(KeycloakSession session) {
        this.session = session;
    }

    /** Marks everyone who has the role, where the realm is served. */
    void markHolders(RealmModel realm, String roleId) {
        mark(MARK_HOLDERS, realm, roleId);
    }

    /** Marks the members of the group itself, where the realm is served. */
    void markMembers(RealmModel realm, String groupId) {
        mark(MARK_MEMBERS, realm, groupId);
    }

    private void mark(String statement, RealmModel realm, String removedId) {
        if (!ProvisioningClient.serves(realm)) {
            return;
        }
        try {
            session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .unwrap(Session.class)
                    .doWork(connection -> {
                        try (PreparedStatement mark = connection.prepareStatement(statement)) {
                            mark.setString(1, removedId);
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
