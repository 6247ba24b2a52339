package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.account.AddressLookups;
import dev.foyer.keycloak.account.TakenAddress;
import dev.foyer.keycloak.limits.Verdict;
import dev.foyer.keycloak.signup.Home;
import dev.foyer.keycloak.storage.Secret;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.actiontoken.updateemail.UpdateEmailActionToken;
import org.keycloak.authentication.requiredactions.UpdateEmail;
import org.keycloak.authentication.requiredactions.util.EmailCooldownManager;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.userprofile.ValidationException;

/**
 * The form with the new address. Free and taken addresses take the same steps: a row is written and a mail is queued. Only what
 * stands in the mail differs, and that its owner alone reads.
 */
final class EmailChangeRequest {

    private final RequiredActionContext context;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    EmailChangeRequest(RequiredActionContext context) {
        this.context = context;
        this.session = context.getSession();
        this.realm = context.getRealm();
        this.user = context.getUser();
    }

    void answer() {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String email = Optional.ofNullable(form.getFirst(UserModel.EMAIL))
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        List<FormMessage> errors = errors(email);
        if (!errors.isEmpty()) {
            refuse(form, errors);
            return;
        }
        Verdict verdict = EmailChangeLimits.take(session, realm, user.getId(), email, cooldownSeconds());
        if (verdict instanceof Verdict.Refused refused) {
            refuse(form, List.of(new FormMessage("global", "foyer.emailChange.tooOften", minutes(refused))));
            return;
        }
        ask(email);
        context.getEvent()
                .event(EventType.SEND_VERIFY_EMAIL)
                .detail(Details.EMAIL, email)
                .success();
        context.challenge(context.form()
                .setAttribute("foyerPage", "sent")
                .setAttribute("foyerEmail", email)
                .setAttribute("foyerHome", home())
                .createForm(EmailLinkPage.TEMPLATE));
    }

    private void ask(String email) {
        Secret link = Secret.create();
        boolean taken = new TakenAddress(session, realm).isForOthersThan(user.getId(), email);
        new PendingEmailChanges(session, realm.getId())
                .put(
                        new PendingEmailChange(user.getId(), user.getEmail(), email, signedInSession(), Instant.now()),
                        link,
                        Duration.ofSeconds(
                                realm.getActionTokenGeneratedByUserLifespan(UpdateEmailActionToken.TOKEN_TYPE)));
        EmailChangeMails mails = new EmailChangeMails(session, realm, Clock.systemUTC());
        if (taken) {
            mails.taken(user, email);
        } else {
            mails.confirmation(user, email, link);
        }
    }

    /** What is wrong with the address for everybody; that somebody has it is no error. */
    private List<FormMessage> errors(String email) {
        if (email.isEmpty()) {
            return List.of(new FormMessage(UserModel.EMAIL, Messages.MISSING_EMAIL));
        }
        if (email.equals(user.getEmail()) && user.isEmailVerified()) {
            return List.of(new FormMessage(UserModel.EMAIL, "foyer.emailChange.same"));
        }
        AddressLookups.leaveOut(session);
        try {
            UpdateEmail.validateEmailUpdate(session, user, email);
            return List.of();
        } catch (ValidationException e) {
            return Validation.getFormErrorsFromValidation(e.getErrors());
        }
    }

    private void refuse(MultivaluedMap<String, String> form, List<FormMessage> errors) {
        context.challenge(
                context.form().setErrors(errors).setFormData(form).createResponse(RequiredAction.UPDATE_EMAIL));
    }

    private String home() {
        return new Home(session, context.getAuthenticationSession().getClient())
                .address()
                .toString();
    }

    /** The session that goes on; a sign-in that is not through yet has none. */
    private @Nullable String signedInSession() {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        return authentication.getParentSession() == null
                ? null
                : authentication.getParentSession().getId();
    }

    private int cooldownSeconds() {
        Map<String, String> config = Optional.ofNullable(
                        realm.getRequiredActionConfigByAlias(RequiredAction.UPDATE_EMAIL.name()))
                .map(RequiredActionConfigModel::getConfig)
                .orElse(Map.of());
        try {
            return Integer.parseInt(config.getOrDefault(
                    EmailCooldownManager.EMAIL_RESEND_COOLDOWN_SECONDS,
                    Integer.toString(EmailCooldownManager.EMAIL_RESEND_COOLDOWN_DEFAULT_SECONDS)));
        } catch (NumberFormatException e) {
            return EmailCooldownManager.EMAIL_RESEND_COOLDOWN_DEFAULT_SECONDS;
        }
    }

    /** Whole minutes, at least one. */
    private static Long minutes(Verdict.Refused refused) {
        return refused.retryAfter().plusSeconds(59).toMinutes();
    }
}
