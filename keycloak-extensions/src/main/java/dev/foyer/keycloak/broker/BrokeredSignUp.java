package dev.foyer.keycloak.broker;

import dev.foyer.keycloak.account.BusinessName;
import dev.foyer.keycloak.account.CustomerAccount;
import dev.foyer.keycloak.account.TakenAddress;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.Errors;
import org.keycloak.services.messages.Messages;

/**
 * The first sign-in through an identity provider is a sign-up like the form's. Where self-registration is off nobody gets an
 * account by it; whoever has one goes on, to have it linked. Extends the stock step that creates the user, so that both mean the
 * same by having an account; creates nobody.
 */
final class BrokeredSignUp extends IdpCreateUserIfUniqueAuthenticator {

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext person,
            BrokeredIdentityContext identity) {
        boolean mayHaveAccount = mayHaveAccount(context, person, identity);
        if (!mayHaveAccount && isReserved(context, identity)) {
            sendFailureChallenge(
                    context,
                    Response.Status.CONFLICT,
                    Errors.EMAIL_IN_USE,
                    Messages.EMAIL_EXISTS,
                    AuthenticationFlowError.USER_CONFLICT);
        } else if (mayHaveAccount || context.getRealm().isRegistrationAllowed()) {
            tidy(context, person);
            context.success();
        } else {
            sendFailureChallenge(
                    context,
                    Response.Status.BAD_REQUEST,
                    Errors.REGISTRATION_DISABLED,
                    Messages.REGISTRATION_NOT_ALLOWED,
                    AuthenticationFlowError.ACCESS_DENIED);
        }
    }

    /** True of somebody without a name too: the review asks for it, and without one nobody is created. */
    private boolean mayHaveAccount(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext person,
            BrokeredIdentityContext identity) {
        String username = getUsername(context, person, identity);
        return username == null || username.isBlank() || checkExistingUser(context, username, person, identity) != null;
    }

    /** Its former owner can still have it back. */
    private static boolean isReserved(AuthenticationFlowContext context, BrokeredIdentityContext identity) {
        return identity.getEmail() != null
                && new TakenAddress(context.getSession(), context.getRealm())
                        .is(identity.getEmail().toLowerCase(Locale.ROOT));
    }

    /** As in the form: the name of a business is trimmed, and a person has none. */
    private static void tidy(AuthenticationFlowContext context, SerializedBrokeredIdentityContext person) {
        List<String> meant =
                CustomerAccount.meant(person.getAttributes()).getOrDefault(BusinessName.ATTRIBUTE, List.of());
        if (!meant.equals(person.getAttribute(BusinessName.ATTRIBUTE))) {
            person.setAttribute(BusinessName.ATTRIBUTE, meant);
            person.saveToAuthenticationSession(context.getAuthenticationSession(), BROKERED_CONTEXT_NOTE);
        }
    }
}
