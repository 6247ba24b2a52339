package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.settings.GuestSettings;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Where guests get in: the realm and the application have to allow it, new ones and those who are there each in their way. */
final class GuestDoor {

    /** Parameter of an authorization request that leads straight to the guest page: {@code foyer_guest=true}. */
    static final String PARAMETER = "foyer_guest";

    private static final String NOTED_PARAMETER = "client_request_param_" + PARAMETER;

    private GuestDoor() {}

    /**
     * Whether somebody may go on as a new guest: nobody is signing in yet, and nothing was asked for that guests have no part in.
     */
    static boolean isOpen(AuthenticationFlowContext context) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        return context.getUser() == null
                && !isClosedBy(authentication)
                && GuestSettings.allows(authentication.getClient())
                && GuestSettings.of(context.getRealm()).guestCheckout();
    }

    /** Whether the application has asked for the guest page rather than the choice. */
    static boolean isAskedFor(AuthenticationSessionModel authentication) {
        return Boolean.parseBoolean(authentication.getClientNote(NOTED_PARAMETER));
    }

    /**
     * Whether an application takes a guest who is there: it allows guests, or this very one came in by it before it was switched
     * off, and finishes.
     */
    static boolean takes(ClientModel application, UserSessionModel guest) {
        return GuestSettings.allows(application)
                || guest.getAuthenticatedClientSessionByClient(application.getId()) != null;
    }

    /**
     * Whether what was asked for is nothing for guests: a page of the account, such as a new password, or the sign-in of a device,
     * whose scopes nobody narrows.
     */
    static boolean isClosedBy(AuthenticationSessionModel authentication) {
        return authentication.getClientNote(Constants.KC_ACTION) != null
                || DeviceGrantType.isOAuth2DeviceVerificationFlow(authentication);
    }
}
