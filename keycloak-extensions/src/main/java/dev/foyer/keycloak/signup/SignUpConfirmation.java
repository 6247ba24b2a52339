package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.account.BusinessName;
import dev.foyer.keycloak.account.TakenAddress;
import dev.foyer.keycloak.guest.FreshStart;
import dev.foyer.keycloak.newsletter.NewsletterRequest;
import dev.foyer.keycloak.provider.PlainAuthenticator;
import dev.foyer.keycloak.signup.PendingSignUp.Details;
import dev.foyer.keycloak.storage.Secret;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.userprofile.ValidationException;

/**
 * The link in the mail. Opening it shows a page and changes nothing, so mail scanners and previews confirm nothing; the button
 * on the page creates the user, with the password that was chosen beside it.
 */
final class SignUpConfirmation implements PlainAuthenticator {

    private static final String TEMPLATE = "foyer-sign-up-link.ftl";

    /** What the page says, and what its button does. */
    private enum Page {
        /** The button creates the account. */
        CONFIRM,
        /** Somebody is signed in here; the button signs them out. */
        SIGNED_IN,
        /** Used, expired or never given out. */
        INVALID,
        /** The address has got an account in another way meanwhile. */
        TAKEN,
        /** The seller's rules have changed since, and refuse what was typed. */
        REFUSED
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<PendingSignUp> signUp = secret(context).flatMap(pending(context)::of);
        if (signUp.isEmpty()) {
            show(context, Page.INVALID, null);
        } else if (isGuestOf(signUp.get(), signedIn(context))) {
            // Who becomes this customer need not be signed out first: as a guest they go on until the button is
            // pressed.
            FreshStart.begin(context);
        } else if (signedIn(context) != null) {
            show(context, Page.SIGNED_IN, null);
        } else {
            show(context, Page.CONFIRM, signUp.get().details());
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!Pressed.is(context)) {
            authenticate(context);
            return;
        }
        UserSessionModel other = signedIn(context);
        if (other != null) {
            signOut(context, other);
            return;
        }
        Optional<PendingSignUp> signUp = secret(context).flatMap(pending(context)::lock);
        if (signUp.isEmpty()) {
            show(context, Page.INVALID, null);
            return;
        }
        FirstPassword password = FirstPassword.typed(context);
        Details details = signUp.get().details();
        Optional<FormMessage> problem = password.problem(context.getSession(), context.getRealm(), details);
        if (problem.isPresent()) {
            show(context, context.form().addError(problem.get()), Page.CONFIRM, details);
            return;
        }
        if (new TakenAddress(context.getSession(), context.getRealm())
                .is(signUp.get().email())) {
            pending(context).removeAll(signUp.get().email());
            show(context, Page.TAKEN, null);
            return;
        }
        try {
            confirm(context, signUp.get(), password);
        } catch (ValidationException e) {
            boolean taken = e.hasError(Messages.EMAIL_EXISTS, Messages.USERNAME_EXISTS);
            if (taken) {
                pending(context).removeAll(signUp.get().email());
            }
            show(context, taken ? Page.TAKEN : Page.REFUSED, null);
        }
    }

    private static void confirm(AuthenticationFlowContext context, PendingSignUp signUp, FirstPassword password) {
        boolean sameDevice = new DeviceCookie(context.getSession(), context.getRealm()).knows(signUp);
        UserModel user = new NewCustomer(context).create(signUp.details(), password, sameDevice);
        pending(context).removeAll(signUp.email());
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        if (!sameDevice) {
            // The application here has not asked for anything, and the sign-up may have been somebody else's.
            authentication.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
            authentication.setAuthNote(AuthenticationManager.SET_REDIRECT_URI_AFTER_REQUIRED_ACTIONS, "true");
            authentication.setRedirectUri(new Home(context.getSession(), authentication.getClient())
                    .address()
                    .toString());
        }
        context.setUser(user);
        context.success();
    }

    private static boolean isGuestOf(PendingSignUp signUp, @Nullable UserSessionModel session) {
        return session != null
                && session.getUser() != null
                && session.getUser().getId().equals(signUp.details().guest());
    }

    /** Keycloak would refuse to sign a second user in where the browser belongs to a session of another. */
    private static @Nullable UserSessionModel signedIn(AuthenticationFlowContext context) {
        return context.getSession()
                .sessions()
                .getUserSession(
                        context.getRealm(),
                        context.getAuthenticationSession().getParentSession().getId());
    }

    private static void signOut(AuthenticationFlowContext context, UserSessionModel other) {
        KeycloakSession session = context.getSession();
        AuthenticationManager.backchannelLogout(
                session,
                context.getRealm(),
                other,
                context.getUriInfo(),
                context.getConnection(),
                context.getHttpRequest().getHttpHeaders(),
                true);
        context.challenge(Response.seeOther(secret(context)
                        .map(secret -> ConfirmationLink.confirming(session, context.getRealm(), secret))
                        .orElseThrow())
                .build());
    }

    private static void show(AuthenticationFlowContext context, Page page, @Nullable Details details) {
        show(context, context.form(), page, details);
    }

    private static void show(
            AuthenticationFlowContext context, LoginFormsProvider form, Page page, @Nullable Details details) {
        form.setAttribute(
                        "foyerPage",
                        page.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .setAttribute(
                        "foyerHome",
                        new Home(
                                        context.getSession(),
                                        context.getAuthenticationSession().getClient())
                                .address()
                                .toString());
        if (details != null) {
            form.setAttribute("foyerEmail", details.first(UserModel.EMAIL))
                    .setAttribute(
                            "foyerName",
                            (details.first(UserModel.FIRST_NAME) + " " + details.first(UserModel.LAST_NAME)).strip())
                    .setAttribute(
                            "foyerBusiness",
                            AccountType.BUSINESS.value().equals(details.first(AccountType.ATTRIBUTE))
                                    ? details.first(BusinessName.ATTRIBUTE)
                                    : "");
            NewsletterRequest newsletter = details.newsletter();
            if (newsletter != null) {
                form.setAttribute("foyerNewsletter", newsletter.wording());
            }
        }
        Response response = form.createForm(TEMPLATE);
        if (page == Page.INVALID) {
            context.failureChallenge(AuthenticationFlowError.EXPIRED_CODE, response);
        } else {
            context.challenge(response);
        }
    }

    private static Optional<Secret> secret(AuthenticationFlowContext context) {
        return ConfirmationLink.openedIn(context.getAuthenticationSession());
    }

    private static PendingSignUps pending(AuthenticationFlowContext context) {
        return new PendingSignUps(context.getSession(), context.getRealm().getId());
    }
}
