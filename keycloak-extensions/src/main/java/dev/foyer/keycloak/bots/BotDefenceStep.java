package dev.foyer.keycloak.bots;

import dev.foyer.keycloak.limits.Verdict;
import dev.foyer.keycloak.provider.PlainFormAction;
import dev.foyer.keycloak.settings.BotDefenceSettings;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The step of the registration form that refuses programs. It stands before the one that checks what was typed: for who is
 * over a limit nothing is looked up, and nothing more is said.
 */
final class BotDefenceStep implements PlainFormAction {

    static final String TOO_MANY = "foyer.error.too-many-sign-ups";
    static final String TOO_QUICK = "foyer.error.form-too-quick";
    static final String NOT_UNDERSTOOD = "foyer.error.form-not-understood";

    /** Errors of Keycloak's event REGISTER_ERROR. */
    static final String EVENT_TOO_MANY = "foyer_too_many_sign_ups";

    static final String EVENT_TOO_QUICK = "foyer_form_too_quick";
    static final String EVENT_TRAPPED = "foyer_form_trapped";

    private final FillTime fillTime;

    BotDefenceStep(Clock clock) {
        this.fillTime = new FillTime(clock);
    }

    @Override
    public void buildPage(FormContext context, LoginFormsProvider form) {
        Trap.lay(form);
        fillTime.begin(context.getAuthenticationSession());
        TryLater.show(context.getSession(), form);
        CaptchaFrames.allow(
                context.getSession(), context.getRealm(), context.getExecution().getParentFlow());
    }

    @Override
    public void validate(ValidationContext context) {
        BotDefenceSettings settings = BotDefenceSettings.of(context.getRealm());
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Verdict verdict = new SignUpLimits(context.getSession(), settings).take(form.getFirst(UserModel.EMAIL));
        if (verdict instanceof Verdict.Refused refused) {
            TryLater.after(context.getSession(), refused.retryAfter());
            refuse(context, EVENT_TOO_MANY, new FormMessage(null, TOO_MANY, TryLater.minutes(refused.retryAfter())));
        } else if (Trap.hasCaught(form)) {
            // The words fit a person whose browser filled in too much as well.
            refuse(context, EVENT_TRAPPED, new FormMessage(null, NOT_UNDERSTOOD));
        } else if (fillTime.isTooShort(
                context.getAuthenticationSession(), Duration.ofSeconds(settings.minimalFillSeconds()))) {
            refuse(context, EVENT_TOO_QUICK, new FormMessage(null, TOO_QUICK));
        } else {
            context.success();
        }
    }

    /** What was typed stays in the page, apart from what must not be in one. */
    private static void refuse(ValidationContext context, String event, FormMessage message) {
        MultivaluedMap<String, String> kept =
                new MultivaluedHashMap<>(context.getHttpRequest().getDecodedFormParameters());
        kept.keySet().removeAll(List.of("password", "password-confirm", Trap.FIELD));
        context.error(event);
        context.validationError(kept, List.of(message));
        context.excludeOtherErrors();
        Refused.note(context.getSession());
    }

    @Override
    public void success(FormContext context) {
        // everything was decided before
    }
}
