package dev.foyer.keycloak.code;

import dev.foyer.keycloak.mfa.Assurance;
import dev.foyer.keycloak.mfa.SecondFactors;
import dev.foyer.keycloak.settings.CodeSettings;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks for a code that was mailed, of somebody who has set up a second factor and cannot use it now. Whoever reads the mailbox can
 * also choose a new password, so this is no second factor (NIST SP 800-63B-4, section 3.1.3.1), and tokens tell it from one.
 */
final class EmailCodeStep extends CodeStep {

    /** Whether this person may use it here. */
    static boolean isOffered(KeycloakSession session, RealmModel realm, UserModel user) {
        return CodeSettings.of(realm).email()
                && user.isEmailVerified()
                && user.getEmail() != null
                && SecondFactors.isSetUp(user)
                && !Assurance.isAskedFor(session.getContext().getAuthenticationSession());
    }

    @Override
    CodeChannel channel(AuthenticationFlowContext context) {
        return new EmailChannel(context.getSession(), context.getRealm(), context.getUser());
    }

    @Override
    void passed(AuthenticationFlowContext context) {
        Assurance.byEmail(context.getAuthenticationSession());
        context.success(CATEGORY);
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return isOffered(session, realm, user);
    }
}
