package dev.foyer.keycloak.bots;

import dev.foyer.keycloak.limits.Verdict;
import dev.foyer.keycloak.settings.BotDefenceSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * The trap, the least time, the captcha and the answer to too many forms, for a page that is no registration form, with the
 * settings of that.
 */
public final class PageDefence {

    private final AuthenticationFlowContext context;
    private final FillTime fillTime;
    private final PageCaptcha captcha;

    public PageDefence(AuthenticationFlowContext context, Clock clock) {
        this.context = context;
        this.fillTime = new FillTime(clock);
        this.captcha = new PageCaptcha(context);
    }

    /** Puts the defence into a page that is shown now. */
    public void show(LoginFormsProvider form) {
        Trap.lay(form);
        fillTime.begin(context.getAuthenticationSession());
        captcha.show(form);
        TryLater.show(context.getSession(), form);
    }

    /**
     * Why the form at hand is refused, to be said on the page that comes next; empty when it is not.
     *
     * @param limits what the limits of the page say
     */
    public Optional<Refusal> refusal(Verdict limits) {
        BotDefenceSettings settings = BotDefenceSettings.of(context.getRealm());
        if (limits instanceof Verdict.Refused refused) {
            TryLater.after(context.getSession(), refused.retryAfter());
            return refusal(
                    BotDefenceStep.EVENT_TOO_MANY, BotDefenceStep.TOO_MANY, TryLater.minutes(refused.retryAfter()));
        }
        if (Trap.hasCaught(context.getHttpRequest().getDecodedFormParameters())) {
            return refusal(BotDefenceStep.EVENT_TRAPPED, BotDefenceStep.NOT_UNDERSTOOD);
        }
        return fillTime.isTooShort(
                        context.getAuthenticationSession(), Duration.ofSeconds(settings.minimalFillSeconds()))
                ? refusal(BotDefenceStep.EVENT_TOO_QUICK, BotDefenceStep.TOO_QUICK)
                : captcha.refusal();
    }

    private static Optional<Refusal> refusal(String event, String message, Object... parameters) {
        return Optional.of(new Refusal(event, new FormMessage(null, message, parameters)));
    }

    /**
     * Why a form is refused.
     *
     * @param event error of Keycloak's event
     * @param message for the page
     */
    public record Refusal(String event, FormMessage message) {}
}
