package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.account.GuestAccount;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's form for user name and password, with a button for guests beside it where they are allowed, and the guest page behind
 * that button.
 */
final class SignInPage extends UsernamePasswordForm {

    /** The button on the sign-in page that leads to the guest page. */
    static final String GUEST_BUTTON = "continue-as-guest";

    /** A hidden field of the guest page. */
    static final String GUEST_FORM = "foyer-guest";

    /** The button on the guest page that leads back. */
    static final String BACK_BUTTON = "foyer-sign-in";

    static final String GUESTS_OFF = "foyer.error.guests-off";

    // Which of the two pages somebody is on: what a reloaded page shows.
    private static final String ON_GUEST_PAGE = "FOYER_GUEST_PAGE";

    private final Clock clock;

    SignInPage(KeycloakSession session, Clock clock) {
        super(session);
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (GuestAccount.is(context.getUser()) && leavesGuestBehind(context)) {
            return;
        }
        if (GuestDoor.isOpen(context) && isOnGuestPage(context.getAuthenticationSession())) {
            new GuestPage(context, clock).show();
        } else {
            showSignIn(context);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        boolean toGuests = form.containsKey(GUEST_BUTTON);
        boolean asGuest = toGuests || form.containsKey(GUEST_FORM);
        UserSessionModel otherTab = sessionOf(context);
        if (otherTab != null && asGuest) {
            // The cookie tells who they are by now.
            context.resetFlow();
        } else if (otherTab != null && GuestSession.is(otherTab)) {
            FreshStart.begin(context);
        } else if (form.containsKey(BACK_BUTTON)) {
            context.getAuthenticationSession().setAuthNote(ON_GUEST_PAGE, "false");
            showSignIn(context);
        } else if (!asGuest) {
            offerGuests(context);
            super.action(context);
        } else if (!GuestDoor.isOpen(context)) {
            refuse(context);
        } else if (toGuests) {
            context.getAuthenticationSession().setAuthNote(ON_GUEST_PAGE, "true");
            new GuestPage(context, clock).show();
        } else {
            new GuestPage(context, clock).submitted();
        }
    }

    private void showSignIn(AuthenticationFlowContext context) {
        offerGuests(context);
        super.authenticate(context);
    }

    /** The page is drawn in several places of Keycloak's form, all by the same provider. */
    private static void offerGuests(AuthenticationFlowContext context) {
        if (GuestDoor.isOpen(context)) {
            context.form().setAttribute("foyerGuests", true);
        }
    }

    private static boolean isOnGuestPage(AuthenticationSessionModel authentication) {
        String noted = authentication.getAuthNote(ON_GUEST_PAGE);
        return noted == null ? GuestDoor.isAskedFor(authentication) : Boolean.parseBoolean(noted);
    }

    /** A guest has no password to prove anything with: whoever is asked for one signs in as somebody else. */
    private static boolean leavesGuestBehind(AuthenticationFlowContext context) {
        if (sessionOf(context) != null) {
            FreshStart.begin(context);
            return true;
        }
        context.clearUser();
        return false;
    }

    /** The session that Keycloak would let this authentication end in. */
    private static @Nullable UserSessionModel sessionOf(AuthenticationFlowContext context) {
        return context.getSession()
                .sessions()
                .getUserSession(
                        context.getRealm(),
                        context.getAuthenticationSession().getParentSession().getId());
    }

    private static void refuse(AuthenticationFlowContext context) {
        context.getEvent().error(Errors.NOT_ALLOWED);
        context.failureChallenge(
                AuthenticationFlowError.ACCESS_DENIED,
                context.form().setError(GUESTS_OFF).createErrorPage(Response.Status.BAD_REQUEST));
    }
}
