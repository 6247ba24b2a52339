package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.provider.PlainAuthenticator;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The end of the form: "check your email", whatever the address is. Nobody gets past it; the way goes on by the link in the
 * mail, or by signing in.
 */
final class CheckEmailPage implements PlainAuthenticator {

    private static final String TEMPLATE = "foyer-check-email.ftl";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        show(context, false);
    }

    /** The button that sends the mail again. Reloading the page sends nothing. */
    @Override
    public void action(AuthenticationFlowContext context) {
        boolean again = Pressed.is(context);
        if (again) {
            attempt(context).makeAgain();
        }
        show(context, again);
    }

    private static void show(AuthenticationFlowContext context, boolean sentAgain) {
        Optional<String> email = attempt(context).email();
        if (email.isEmpty()) {
            context.resetFlow();
            return;
        }
        LoginFormsProvider form = context.form()
                .setAttribute("foyerEmail", email.get())
                .setAttribute(
                        "foyerHome",
                        new Home(
                                        context.getSession(),
                                        context.getAuthenticationSession().getClient())
                                .address()
                                .toString());
        if (sentAgain) {
            form.setInfo("foyer.checkEmail.sentAgain");
        }
        context.challenge(form.createForm(TEMPLATE));
    }

    private static SignUpAttempt attempt(AuthenticationFlowContext context) {
        return new SignUpAttempt(context.getSession(), context.getRealm(), context.getAuthenticationSession());
    }
}
