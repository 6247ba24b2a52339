package dev.foyer.keycloak.reset;

import dev.foyer.keycloak.limits.Verdict;
import dev.foyer.keycloak.mail.ShopAddress;
import dev.foyer.keycloak.provider.PlainAuthenticator;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Errors;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Asks for the address of a forgotten password and mails a link; behind the link, shows a button that goes on. Takes the place of
 * Keycloak's steps Choose User and Send Reset Email.
 */
final class ResetStep implements PlainAuthenticator {

    /** Note of the authentication that a link opened: what the link is known by. */
    static final String LINK = "foyer_reset_link";

    private static final String TEMPLATE = "foyer-reset-link.ftl";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (linkOf(context) == null) {
            context.challenge(context.form().createPasswordReset());
        } else {
            showLink(context);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        boolean pressed = HttpMethod.POST.equals(context.getHttpRequest().getHttpMethod());
        if (linkOf(context) != null) {
            if (pressed) {
                goOn(context);
            } else {
                showLink(context);
            }
        } else if (pressed) {
            asked(context, context.getHttpRequest().getDecodedFormParameters().getFirst(Validation.FIELD_USERNAME));
        } else {
            context.challenge(context.form().createPasswordReset());
        }
    }

    private static void asked(AuthenticationFlowContext context, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            context.getEvent().error(Errors.USERNAME_MISSING);
            FormMessage missing = new FormMessage(Validation.FIELD_USERNAME, Messages.MISSING_USERNAME);
            context.failureChallenge(
                    AuthenticationFlowError.INVALID_USER,
                    context.form().addError(missing).createPasswordReset());
            return;
        }
        ResetRequest request = new ResetRequest(context, typed.strip());
        if (request.network() instanceof Verdict.Refused refused) {
            context.challenge(context.form()
                    .setStatus(Response.Status.TOO_MANY_REQUESTS)
                    .setError("foyer.error.too-many-sign-ups", minutes(refused.retryAfter()))
                    .createPasswordReset());
            return;
        }
        request.mail();
        context.forkWithSuccessMessage(new FormMessage(Messages.EMAIL_SENT));
    }

    private static long minutes(Duration wait) {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }

    /** The page changes nothing, however often it is opened. */
    private static void showLink(AuthenticationFlowContext context) {
        UserModel user = owner(context);
        context.challenge(context.form()
                .setAttribute("foyerFirst", user != null && !hasPassword(user))
                .createForm(TEMPLATE));
    }

    private static boolean hasPassword(UserModel user) {
        return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
    }

    private static @Nullable UserModel owner(AuthenticationFlowContext context) {
        String userId = context.getAuthenticationSession().getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID);
        return context.getSession().users().getUserById(context.getRealm(), userId);
    }

    private static void goOn(AuthenticationFlowContext context) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        UserModel user = owner(context);
        String link = linkOf(context);
        if (user == null
                || !user.isEnabled()
                || link == null
                || !new ResetLinks(context.getSession(), context.getRealm()).isNewest(user.getId(), link)) {
            context.getEvent().error(Errors.EXPIRED_CODE);
            context.failureChallenge(
                    AuthenticationFlowError.EXPIRED_CODE,
                    context.form().setError("foyer.resetLink.newer").createErrorPage(Response.Status.BAD_REQUEST));
            return;
        }
        user.setEmailVerified(true);
        if (user.isFederated()) {
            authentication.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
        }
        if (Boolean.parseBoolean(authentication.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS))) {
            // No application has asked for anything here: what comes last is a page with the way to the shop.
            authentication.setAuthNote(AuthenticationManager.SET_REDIRECT_URI_AFTER_REQUIRED_ACTIONS, "true");
            authentication.setRedirectUri(
                    ShopAddress.of(context.getSession(), context.getRealm()).toString());
        }
        context.setUser(user);
        context.success();
    }

    /** What the link is known by that opened this authentication; null where none did. */
    private static @Nullable String linkOf(AuthenticationFlowContext context) {
        return context.getAuthenticationSession().getAuthNote(LINK);
    }
}
