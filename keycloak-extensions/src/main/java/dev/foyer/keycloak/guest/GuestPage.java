package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.bots.PageDefence;
import dev.foyer.keycloak.settings.GuestSettings;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.validation.Validation;
import org.keycloak.userprofile.ValidationException;

/** The page that a guest gives an address on. It says the same for every address. */
final class GuestPage {

    private static final String TEMPLATE = "foyer-guest.ftl";

    private final AuthenticationFlowContext context;
    private final Clock clock;
    private final PageDefence defence;
    private final GuestForm fields;

    GuestPage(AuthenticationFlowContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
        this.defence = new PageDefence(context, clock);
        this.fields = new GuestForm(context);
    }

    void show() {
        show(new MultivaluedHashMap<>(), List.of());
    }

    /** The form was sent: somebody is a guest now, or the page comes back with what is wrong. */
    void submitted() {
        Optional<PageDefence.Refusal> refusal = defence.refusal(GuestLimits.take(context));
        if (refusal.isPresent()) {
            context.getEvent().event(EventType.REGISTER).error(refusal.get().event());
            show(fields.typed(), List.of(refusal.get().message()));
            return;
        }
        try {
            welcome(fields.said());
        } catch (ValidationException e) {
            context.getEvent().event(EventType.REGISTER).error(Errors.INVALID_REGISTRATION);
            show(fields.typed(), Validation.getFormErrorsFromValidation(e.getErrors()));
        }
    }

    private void welcome(GuestForm.Said said) {
        // A name that somebody tried to sign in with before is nothing of the guest's: else it stands in their session
        // and events.
        context.getAuthenticationSession().removeAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        context.setUser(new NewGuest(context).create(said));
        GuestScopes.narrow(context.getAuthenticationSession());
        Duration length =
                Duration.ofMinutes(GuestSettings.of(context.getRealm()).guestSessionMinutes());
        GuestSession.limit(context.getAuthenticationSession(), clock.instant().plus(length));
        context.success();
    }

    private void show(MultivaluedMap<String, String> typed, List<FormMessage> errors) {
        LoginFormsProvider form = context.form();
        if (!errors.isEmpty()) {
            form.setErrors(errors);
        }
        fields.show(form, typed);
        defence.show(form);
        context.challenge(form.createForm(TEMPLATE));
    }
}
