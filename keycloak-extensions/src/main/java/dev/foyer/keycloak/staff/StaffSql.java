package dev.foyer.keycloak.staff;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** {@link Staff} as SQL, for sets of users: composite roles and nested groups count here too. */
public final class StaffSql {

    /**
     * Begins a statement, whose first parameters are {@link #bind}'s: {@code staff_role} are the roles that contain a staff or
     * realm-management role, {@code staff_group} the groups that grant one.
     */
    public static final String ROLES_AND_GROUPS = """
            with recursive
            staff_role (id) as (
                select r.id from keycloak_role r left join client c on c.id = r.client
                 where (not r.client_role and r.realm_id = ? and r.name = any (?))
                    or (r.client_role and c.realm_id = ? and c.client_id = ?)
                union
                select cr.composite from composite_role cr join staff_role s on s.id = cr.child_role),
            staff_group (id) as (
                select m.group_id from group_role_mapping m join staff_role s on s.id = m.role_id
                union
                select g.id from keycloak_group g join staff_group s on s.id = g.parent_group)
            """;

    /** Whether the user in the row {@code u} of {@code user_entity} is a customer. */
    public static final String IS_CUSTOMER = """
            (u.service_account_client_link is null
               and not exists (select 1 from user_role_mapping m join staff_role s on s.id = m.role_id where m.user_id = u.id)
               and not exists (
                   select 1 from user_group_membership m join staff_group s on s.id = m.group_id where m.user_id = u.id))
            """;

    private StaffSql() {}

    /** Sets the parameters of {@link #ROLES_AND_GROUPS}; answers the index of the next one. */
    public static int bind(PreparedStatement statement, String realmId) throws SQLException {
        statement.setString(1, realmId);
        statement.setArray(2, statement.getConnection().createArrayOf("varchar", Staff.REALM_ROLES.toArray()));
        statement.setString(3, realmId);
        statement.setString(4, Staff.MANAGEMENT_CLIENT);
        return 5;
    }
}
