package dev.foyer.keycloak.code;

import dev.foyer.keycloak.phone.PhoneNumber;
import dev.foyer.keycloak.settings.SmsSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Asks for a phone number and for the code that it is sent. Only then the number is the person's second factor, in the place of the
 * one before, which is told.
 */
final class PhoneAction implements RequiredActionProvider, CredentialRegistrator {

    /** Id of the required action. */
    static final String ID = "foyer-phone";

    /** Name of the field of the number. */
    static final String FIELD = "phone";

    private static final String BACK = "other-number";
    private static final String TEMPLATE = "foyer-phone.ftl";
    private static final String NUMBER = "foyer_phone_number";

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // asked for by the person, or by a policy
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<PhoneNumber> number = number(context);
        if (number.isPresent()) {
            answer(context, number.get(), dialogue(context, number.get()).begin());
        } else {
            askNumber(context, "", null);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<PhoneNumber> number = number(context);
        if (form.containsKey(BACK)) {
            context.getAuthenticationSession().removeAuthNote(NUMBER);
            askNumber(context, "", null);
        } else if (form.containsKey(FIELD) || number.isEmpty()) {
            typed(context, form.getFirst(FIELD));
        } else {
            CodeDialogue dialogue = dialogue(context, number.get());
            answer(
                    context,
                    number.get(),
                    form.containsKey(CodePage.RESEND)
                            ? dialogue.send()
                            : dialogue.guess(form.getFirst(CodeDialogue.FIELD)));
        }
    }

    /** A code of a number that was typed before is good for no other. */
    private void typed(RequiredActionContext context, @Nullable String typed) {
        SmsSettings settings = SmsSettings.of(context.getRealm());
        String text = typed == null ? "" : typed.strip();
        Optional<PhoneNumber> number =
                PhoneNumber.of(text, settings.countries().stream().findFirst());
        if (number.isEmpty()) {
            askNumber(
                    context,
                    text,
                    new FormMessage(FIELD, text.isEmpty() ? "foyer.phone.missing" : "foyer.phone.invalid"));
        } else if (!SmsChannel.isAllowed(number.get(), settings)) {
            askNumber(context, text, new FormMessage(FIELD, "foyer.phone.country"));
        } else {
            CodeDialogue dialogue = dialogue(context, number.get());
            dialogue.abandon();
            CodeReply reply = dialogue.send();
            if (reply instanceof CodeReply.NotSent notSent) {
                askNumber(
                        context,
                        text,
                        new FormMessage(
                                FIELD,
                                notSent.message().getMessage(),
                                notSent.message().getParameters()));
            } else {
                context.getAuthenticationSession()
                        .setAuthNote(NUMBER, number.get().e164());
                answer(context, number.get(), reply);
            }
        }
    }

    private void answer(RequiredActionContext context, PhoneNumber number, CodeReply reply) {
        LoginFormsProvider form = context.form();
        if (reply instanceof CodeReply.Right) {
            keep(context, number);
            context.success();
            return;
        }
        if (reply instanceof CodeReply.Sent sent) {
            form.setInfo(sent.message().getMessage(), sent.message().getParameters());
        } else if (reply instanceof CodeReply.NotSent notSent) {
            CodePage.withError(form, notSent.message());
        } else if (reply instanceof CodeReply.Wrong wrong) {
            wrong(context, wrong);
            form.addError(wrong.message());
        }
        context.challenge(
                new CodePage(form, channel(context, number)).forNewNumber().create());
    }

    private static void keep(RequiredActionContext context, PhoneNumber number) {
        UserModel user = context.getUser();
        Optional<PhoneNumber> former = PhoneCredentialProvider.numberOf(user);
        if ("on".equals(context.getHttpRequest().getDecodedFormParameters().getFirst("logout-sessions"))) {
            AuthenticatorUtil.logoutOtherSessions(context);
        }
        new PhoneCredentialProvider(context.getSession())
                .createCredential(context.getRealm(), user, PhoneCredential.create(number));
        context.getAuthenticationSession().removeAuthNote(NUMBER);
        // Keycloak sends it as successful.
        context.getEvent().event(EventType.UPDATE_CREDENTIAL).detail(Details.CREDENTIAL_TYPE, PhoneCredential.TYPE);
        former.filter(other -> !other.equals(number))
                .ifPresent(other -> channel(context, other).tellReplaced());
    }

    private static void wrong(RequiredActionContext context, CodeReply.Wrong wrong) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, PhoneCredential.TYPE)
                .error(Errors.INVALID_USER_CREDENTIALS);
        if (wrong.counts() && context.getRealm().isBruteForceProtected()) {
            KeycloakSession session = context.getSession();
            session.getProvider(BruteForceProtector.class)
                    .failedLogin(
                            context.getRealm(),
                            context.getUser(),
                            context.getConnection(),
                            context.getUriInfo(),
                            Set.of(CodeStep.CATEGORY));
        }
    }

    private static void askNumber(RequiredActionContext context, String typed, @Nullable FormMessage error) {
        LoginFormsProvider form = context.form().setAttribute("foyerPhone", typed);
        if (error != null) {
            form.addError(error);
        }
        context.challenge(form.createForm(TEMPLATE));
    }

    private static Optional<PhoneNumber> number(RequiredActionContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(NUMBER))
                .flatMap(number -> PhoneNumber.of(number, Optional.empty()));
    }

    private static SmsChannel channel(RequiredActionContext context, PhoneNumber number) {
        return new SmsChannel(
                context.getSession(),
                new SmsTexts(context.getSession(), context.getRealm(), context.getUser()),
                number);
    }

    private static CodeDialogue dialogue(RequiredActionContext context, PhoneNumber number) {
        return new CodeDialogue(
                context.getSession(), context.getAuthenticationSession(), context.getUser(), channel(context, number));
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel authentication) {
        return PhoneCredential.TYPE;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
