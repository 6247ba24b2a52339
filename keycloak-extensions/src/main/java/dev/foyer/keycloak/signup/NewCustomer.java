package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.guest.GuestUpgrade;
import dev.foyer.keycloak.newsletter.NewsletterRequest;
import dev.foyer.keycloak.question.QuestionRules;
import dev.foyer.keycloak.signup.PendingSignUp.Details;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.requiredactions.TermsAndConditions;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Creates the user of a sign-up whose address is confirmed, the way Keycloak's own registration step does, or makes the guest who
 * signed up that user.
 */
final class NewCustomer {

    private final AuthenticationFlowContext context;
    private final Clock clock = Clock.systemUTC();

    NewCustomer(AuthenticationFlowContext context) {
        this.context = context;
    }

    /**
     * The user, enabled and with the address verified.
     *
     * @param password one that can be taken
     * @param sameDevice whether whoever confirms is known to have filled in the form: nobody accepts terms for somebody else
     * @throws org.keycloak.userprofile.ValidationException when the address is taken by now, or the rules for anything but
     *     questions have changed
     */
    UserModel create(Details details, FirstPassword password, boolean sameDevice) {
        KeycloakSession session = context.getSession();
        SignUpAnswers answers = new SignUpAnswers(session, details);
        UserModel user = QuestionRules.answered(session, () -> user(session, details, answers));
        answers.writeTo(user);
        password.giveTo(user);
        user.setEnabled(true);
        user.setEmailVerified(true);
        if (details.language() != null) {
            user.setSingleAttribute(UserModel.LOCALE, details.language());
        }
        NewsletterRequest newsletter = details.newsletter();
        if (newsletter != null) {
            user.setSingleAttribute(NewsletterRequest.ATTRIBUTE, newsletter.confirmed(clock.instant()));
        }
        acceptTerms(user, sameDevice && details.termsAccepted());
        tell(user);
        return user;
    }

    /** A new one, or the guest's own, who keeps the id and with it the orders. */
    private UserModel user(KeycloakSession session, Details details, SignUpAnswers answers) {
        UserProfileProvider profiles = session.getProvider(UserProfileProvider.class);
        GuestUpgrade upgrade = new GuestUpgrade(session, context.getRealm());
        Optional<UserModel> guest = upgrade.lock(details.guest());
        if (guest.isEmpty()) {
            return profiles.create(UserProfileContext.REGISTRATION, answers.rest())
                    .create();
        }
        UserProfile profile = profiles.create(UserProfileContext.REGISTRATION, answers.rest(), guest.get());
        profile.validate();
        profile.update(false);
        upgrade.complete(guest.get());
        return guest.get();
    }

    private void acceptTerms(UserModel user, boolean accepted) {
        RequiredActionProviderModel terms = context.getRealm()
                .getRequiredActionProviderByAlias(UserModel.RequiredAction.TERMS_AND_CONDITIONS.name());
        if (accepted && terms != null && terms.isEnabled()) {
            user.setSingleAttribute(
                    TermsAndConditions.USER_ATTRIBUTE,
                    Long.toString(clock.instant().getEpochSecond()));
            context.getAuthenticationSession().removeRequiredAction(UserModel.RequiredAction.TERMS_AND_CONDITIONS);
            user.removeRequiredAction(UserModel.RequiredAction.TERMS_AND_CONDITIONS);
        }
    }

    /** A registration in Keycloak's events, and the sign-in that follows as one of its own. */
    private void tell(UserModel user) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        authentication.setAuthNote(AuthenticationManager.NEW_USER_REGISTERED, "true");
        authentication.setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, user.getUsername());
        context.getEvent()
                .event(EventType.REGISTER)
                .detail(org.keycloak.events.Details.REGISTER_METHOD, "form")
                .detail(org.keycloak.events.Details.USERNAME, user.getUsername())
                .detail(org.keycloak.events.Details.EMAIL, user.getEmail())
                .user(user)
                .success();
        EventBuilder signIn = context.newEvent().event(EventType.LOGIN);
        signIn.client(authentication.getClient().getClientId())
                .detail(org.keycloak.events.Details.REDIRECT_URI, authentication.getRedirectUri())
                .detail(org.keycloak.events.Details.AUTH_METHOD, authentication.getProtocol());
        String authType = authentication.getAuthNote(org.keycloak.events.Details.AUTH_TYPE);
        if (authType != null) {
            signIn.detail(org.keycloak.events.Details.AUTH_TYPE, authType);
        }
    }
}
