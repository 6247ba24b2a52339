package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.account.GuestAccount;
import dev.foyer.keycloak.provider.PlainAuthenticator;
import java.time.Clock;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stands between the password and the second factor, and says whether the latter is needed: because the application asks for it,
 * because the person has set one up, or because a policy wants it. Shows nothing. The sub-flow after it asks, as Keycloak does for
 * a level that an application requests.
 */
public final class MfaPolicyStep implements PlainAuthenticator {

    MfaPolicyStep() {}

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (!GuestAccount.is(user)) {
            decide(context, user);
        }
        context.success();
    }

    private static void decide(AuthenticationFlowContext context, UserModel user) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        Assurance.atLeastPassword(authentication);
        if (AuthenticatorUtil.getAuthnCredentials(authentication).contains(WebAuthnCredentialModel.TYPE_PASSWORDLESS)) {
            Assurance.reach(authentication, Assurance.MFA);
            return;
        }
        int requested = Assurance.requested(authentication);
        if (!SecondFactors.isSetUp(user)) {
            if (requested >= Assurance.MFA && SecondFactorAction.isEnabled(context.getRealm())) {
                // Whoever sets one up now has shown it: the tokens wait for it.
                authentication.addRequiredAction(SecondFactorAction.ID);
                Assurance.require(authentication, true);
                Assurance.reach(authentication, Assurance.MFA);
            }
        } else if (requested > Assurance.PASSWORD || isWanted(context, user)) {
            Assurance.require(authentication, requested >= Assurance.MFA);
        }
    }

    /** A remembered device stands in for the second factor beside a password, not beside a mailbox. */
    private static boolean isWanted(AuthenticationFlowContext context, UserModel user) {
        return MfaPolicy.of(context.getRealm(), user).isOffered()
                && (isReset(context) || !new TrustedDevices(context.getSession(), context.getRealm()).knows(user));
    }

    private static boolean isReset(AuthenticationFlowContext context) {
        return context.getTopLevelFlow()
                .getId()
                .equals(context.getRealm().getResetCredentialsFlow().getId());
    }

    /**
     * Who is signed in already is asked for a second factor that a policy has come to require since. Comes before the cookie is
     * looked at.
     */
    public static void recall(AuthenticationFlowContext context, UserModel user, Clock clock) {
        if (MfaPolicy.of(context.getRealm(), user).isRequired(clock.instant())
                && SecondFactors.isSetUp(user)
                && !new TrustedDevices(context.getSession(), context.getRealm()).knows(user)) {
            Assurance.require(context.getAuthenticationSession(), false);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }
}
