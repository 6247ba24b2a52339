package dev.foyer.keycloak.code;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;

/** A step that asks for a code which it sends. */
abstract class CodeStep implements Authenticator {

    /** What a wrong code is counted as: Keycloak's brute-force protection counts no categories but its own. */
    static final String CATEGORY = OTPCredentialModel.TYPE;

    /** Where codes of this step go to. */
    abstract CodeChannel channel(AuthenticationFlowContext context);

    /** What the page offers beside the code. */
    CodePage page(AuthenticationFlowContext context, CodePage page) {
        return page;
    }

    /** The code was right. */
    abstract void passed(AuthenticationFlowContext context);

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (!isLocked(context)) {
            answer(context, dialogue(context).begin());
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!configuredFor(context.getSession(), context.getRealm(), context.getUser())) {
            // Taken away in another tab, while the page was open.
            context.resetFlow();
            return;
        }
        if (isLocked(context)) {
            return;
        }
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        CodeDialogue dialogue = dialogue(context);
        answer(
                context,
                form.containsKey(CodePage.RESEND)
                        ? dialogue.send()
                        : dialogue.guess(form.getFirst(CodeDialogue.FIELD)));
    }

    private void answer(AuthenticationFlowContext context, CodeReply reply) {
        if (reply instanceof CodeReply.Sent sent) {
            LoginFormsProvider form = context.form()
                    .setInfo(sent.message().getMessage(), sent.message().getParameters());
            context.challenge(page(context, form).create());
        } else if (reply instanceof CodeReply.NotSent notSent) {
            context.getEvent().user(context.getUser()).error(Errors.GENERIC_AUTHENTICATION_ERROR);
            context.challenge(page(context, CodePage.withError(context.form(), notSent.message()))
                    .create());
        } else if (reply instanceof CodeReply.Wrong wrong) {
            wrong(context, wrong);
        } else {
            passed(context);
        }
    }

    private void wrong(AuthenticationFlowContext context, CodeReply.Wrong wrong) {
        context.getEvent().user(context.getUser()).error(Errors.INVALID_USER_CREDENTIALS);
        if (wrong.counts() && context.getRealm().isBruteForceProtected()) {
            context.getProtector()
                    .failedLogin(
                            context.getRealm(),
                            context.getUser(),
                            context.getConnection(),
                            context.getUriInfo(),
                            Set.of(CATEGORY));
        }
        context.failureChallenge(
                AuthenticationFlowError.INVALID_CREDENTIALS,
                page(context, context.form().addError(wrong.message())).create());
    }

    /** Nobody who is locked out is sent a code, and none of theirs is looked at; the page says what it says of a wrong one. */
    private boolean isLocked(AuthenticationFlowContext context) {
        String error = AuthenticatorUtils.getDisabledByBruteForceEventError(context, context.getUser());
        if (error == null && context.getUser().isEnabled()) {
            return false;
        }
        context.getEvent().user(context.getUser()).error(error == null ? Errors.USER_DISABLED : error);
        FormMessage message = new FormMessage(CodeDialogue.FIELD, Messages.ACCOUNT_TEMPORARILY_DISABLED_TOTP);
        context.forceChallenge(page(context, context.form().addError(message)).create());
        return true;
    }

    private CodePage page(AuthenticationFlowContext context, LoginFormsProvider form) {
        return page(context, new CodePage(form, channel(context)));
    }

    private CodeDialogue dialogue(AuthenticationFlowContext context) {
        return new CodeDialogue(
                context.getSession(), context.getAuthenticationSession(), context.getUser(), channel(context));
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // asks nothing afterwards
    }

    @Override
    public void close() {
        // holds nothing
    }
}
