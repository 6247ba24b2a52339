package dev.foyer.keycloak.signin;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.provisioning.ProvisioningClient;
import dev.foyer.keycloak.staff.Staff;
import dev.foyer.keycloak.storage.OwnRow;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Remembers when a customer signed in for the first time, as an attribute of the user. Later logins write nothing, so that
 * they keep Keycloak's asynchronous commit.
 */
public final class FirstSignIn implements EventListenerProvider {

    /** User attribute; an ISO 8601 instant in UTC, whole seconds. */
    public static final String ATTRIBUTE = "first_sign_in_at";

    private final KeycloakSession session;
    private final Clock clock;

    FirstSignIn(KeycloakSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() != EventType.LOGIN || event.getUserId() == null) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        if (realm == null || !ProvisioningClient.serves(realm)) {
            return;
        }
        UserModel user = session.users().getUserById(realm, event.getUserId());
        if (user != null && user.getFirstAttribute(ATTRIBUTE) == null && isCustomer(user)) {
            OwnRow.of(session, realm, user)
                    .setSingleAttribute(
                            ATTRIBUTE,
                            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    // An account type tells without a look at roles and groups. Staff who came to have one may have the attribute:
    // they are in no feed with it.
    private static boolean isCustomer(UserModel user) {
        return user.getFirstAttribute(AccountType.ATTRIBUTE) != null || !Staff.includes(user);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // administration is no sign-in
    }

    @Override
    public void close() {
        // holds nothing
    }
}
