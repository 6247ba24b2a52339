package dev.foyer.keycloak.provisioning;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * The client of the provisioning service. A realm that has it is served: its changes are marked for the registry. Its client
 * roles are what the admin resource asks for.
 */
public final class ProvisioningClient {

    /** Client id. */
    public static final String ID = "foyer-provisioning";

    /** Client role that may read customers, read and acknowledge changes, and ask for markers. */
    public static final String MIRROR_ROLE = "mirror";

    /** Client role that may read and write the sign-up settings, and read the questions of a sign-up. */
    public static final String SETTINGS_ROLE = "settings";

    /** Client role that may write to customers what the registry wants, and end their sessions. */
    public static final String COMMANDS_ROLE = "commands";

    /** Client role that may read undelivered mails, have them sent again, and send the registry's own. */
    public static final String MAILS_ROLE = "mails";

    /** Client role that may let staff act as a customer. */
    public static final String IMPERSONATION_ROLE = "impersonation";

    private ProvisioningClient() {}

    /** Finds the client of a realm; null where the realm is not served. */
    public static @Nullable ClientModel of(RealmModel realm) {
        return realm.getClientByClientId(ID);
    }

    /** Whether the registry follows this realm. */
    public static boolean serves(RealmModel realm) {
        return of(realm) != null;
    }
}
