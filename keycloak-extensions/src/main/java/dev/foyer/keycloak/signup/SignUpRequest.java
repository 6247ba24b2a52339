package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.account.AddressLookups;
import dev.foyer.keycloak.account.CustomerAccount;
import dev.foyer.keycloak.account.TakenAddress;
import dev.foyer.keycloak.bots.Refused;
import dev.foyer.keycloak.guest.GuestUpgrade;
import dev.foyer.keycloak.newsletter.NewsletterBox;
import dev.foyer.keycloak.provider.PlainFormAction;
import dev.foyer.keycloak.question.FormQuestions;
import dev.foyer.keycloak.signup.PendingSignUp.Details;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/**
 * Takes the place of Keycloak's user creation in the registration form. The same user profile checks what was typed, but that
 * the address is taken is no error: nobody is created, and whoever reads the address' mail decides. It stands after the bot
 * defence.
 */
final class SignUpRequest implements PlainFormAction {

    private static final String CHECKED = SignUpRequest.class.getName();

    // Fields of the form that are no attributes of the profile, and must not get into it.
    private static final Set<String> NOT_IN_PROFILE =
            Set.of("password", "password-confirm", "g-recaptcha-response", "termsAccepted", NewsletterBox.FIELD);

    // Another name for the same field, which nobody counts.
    private static final String PREFIX = "user.attributes.";

    private final NewsletterBox newsletter = new NewsletterBox(Clock.systemUTC());

    /** What {@link #validate} found good, for {@link #success} in the same request. */
    private record Checked(Map<String, List<String>> profile, Map<String, Integer> questions) {}

    /** The form is Keycloak's. */
    @Override
    public void buildPage(FormContext context, LoginFormsProvider form) {
        newsletter.show(context, form);
        new FormQuestions(context.getSession(), context.getAuthenticationSession()).shown();
        new GuestUpgrade(context.getSession(), context.getRealm()).note(context.getAuthenticationSession());
    }

    @Override
    public void validate(ValidationContext context) {
        KeycloakSession session = context.getSession();
        if (Refused.is(session)) {
            // Whoever sends too many forms has nothing looked up.
            context.success();
            return;
        }
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (context.getRealm().isRegistrationEmailAsUsername()) {
            AddressLookups.leaveOut(session);
        }
        UserProfile profile = profile(session, form);
        try {
            profile.validate();
        } catch (ValidationException e) {
            List<ValidationException.Error> errors = e.getErrors().stream()
                    .filter(error -> !Messages.EMAIL_EXISTS.equals(error.getMessage()))
                    .toList();
            if (!errors.isEmpty()) {
                context.error(Errors.INVALID_REGISTRATION);
                context.validationError(form, Validation.getFormErrorsFromValidation(errors));
                return;
            }
        }
        session.setAttribute(
                CHECKED,
                new Checked(
                        CustomerAccount.meant(profile.getAttributes().getWritable()),
                        new FormQuestions(session, context.getAuthenticationSession()).asked(profile.getAttributes())));
        context.success();
    }

    /** Runs once every other step of the form is content too. */
    @Override
    public void success(FormContext context) {
        Checked checked = (Checked) context.getSession().getAttribute(CHECKED);
        String email = checked.profile().getOrDefault(UserModel.EMAIL, List.of()).stream()
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        boolean termsAccepted =
                "on".equals(context.getHttpRequest().getDecodedFormParameters().getFirst("termsAccepted"));
        String language = context.getRealm().isInternationalizationEnabled()
                ? context.getSession().getContext().resolveLocale(null).toLanguageTag()
                : null;
        new GuestUpgrade(context.getSession(), context.getRealm()).keepSignedIn(context.getAuthenticationSession());
        boolean taken = new TakenAddress(context.getSession(), context.getRealm()).is(email);
        new SignUpAttempt(context.getSession(), context.getRealm(), context.getAuthenticationSession())
                .make(
                        email,
                        new Details(
                                checked.profile(),
                                termsAccepted,
                                language,
                                newsletter.request(context).orElse(null),
                                checked.questions(),
                                GuestUpgrade.of(context.getAuthenticationSession()),
                                ApplicationRequest.of(context.getAuthenticationSession())),
                        taken);
    }

    private static UserProfile profile(KeycloakSession session, MultivaluedMap<String, String> form) {
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>(form);
        typed.keySet().removeIf(field -> NOT_IN_PROFILE.contains(field) || field.startsWith(PREFIX));
        return session.getProvider(UserProfileProvider.class).create(UserProfileContext.REGISTRATION, typed);
    }
}
