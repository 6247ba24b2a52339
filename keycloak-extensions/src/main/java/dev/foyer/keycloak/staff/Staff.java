package dev.foyer.keycloak.staff;

import java.util.List;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** Tells the seller's employees and machines from customers: who has a staff or realm-management role is no customer. */
public final class Staff {

    /** Realm roles of staff, least first. */
    public static final List<String> REALM_ROLES = List.of("foyer-viewer", "foyer-agent", "foyer-admin");

    /** Client whose roles administer a realm. */
    public static final String MANAGEMENT_CLIENT = Constants.REALM_MANAGEMENT_CLIENT_ID;

    private Staff() {}

    /** Whether the user is staff, an administrator of the realm or a service account; composites and groups count. */
    public static boolean includes(UserModel user) {
        return user.getServiceAccountClientLink() != null
                || RoleUtils.getDeepUserRoleMappings(user).stream().anyMatch(Staff::isStaffRole);
    }

    private static boolean isStaffRole(RoleModel role) {
        if (role.isClientRole()) {
            ClientModel client = (ClientModel) role.getContainer();
            return client.getClientId().equals(MANAGEMENT_CLIENT);
        }
        return role.getContainer() instanceof RealmModel && REALM_ROLES.contains(role.getName());
    }
}
