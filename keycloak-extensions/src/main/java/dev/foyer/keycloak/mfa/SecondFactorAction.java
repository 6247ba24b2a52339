package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.account.GuestAccount;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Has people set up a second factor, whichever way they sign in, when a policy or the application wants one and they have none. It
 * is asked of the authentication and not of the user, so that a policy that is taken back is gone at once. Until the policy's date
 * people may put it off.
 */
final class SecondFactorAction implements RequiredActionProvider {

    /** Id of the required action. */
    static final String ID = "foyer-second-factor";

    /** Name of the buttons that choose a way. */
    static final String WAY = "way";

    /** Name of the button that puts it off. */
    static final String LATER = "later";

    private static final String TEMPLATE = "foyer-second-factor.ftl";
    private static final String PUT_OFF = "foyer_mfa_put_off";

    private final Clock clock;

    SecondFactorAction(Clock clock) {
        this.clock = clock;
    }

    static boolean isEnabled(RealmModel realm) {
        return SetUpWay.isEnabled(realm, ID);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        UserModel user = context.getUser();
        if (!GuestAccount.is(user)
                && (isNeeded(context)
                        || isAnnounced(context).isPresent() && authentication.getAuthNote(PUT_OFF) == null)
                && !SetUpWay.isUnderWay(authentication, user)
                && !SecondFactors.isSetUp(user)) {
            authentication.addRequiredAction(ID);
        }
    }

    /** A passkey is as much as a second factor, and who was asked for one by the application sets it up all the same. */
    private boolean isNeeded(RequiredActionContext context) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        return Assurance.isAskedFor(authentication)
                || MfaPolicy.of(context.getRealm(), context.getUser()).isRequired(clock.instant())
                        && Assurance.reached(authentication) < Assurance.MFA;
    }

    private Optional<Instant> isAnnounced(RequiredActionContext context) {
        return Assurance.reached(context.getAuthenticationSession()) >= Assurance.MFA
                ? Optional.empty()
                : MfaPolicy.of(context.getRealm(), context.getUser()).announced(clock.instant());
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (SecondFactors.isSetUp(context.getUser())
                || !isNeeded(context) && isAnnounced(context).isEmpty()) {
            context.ignore();
        } else {
            show(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<SetUpWay> way = SetUpWay.chosen(ways(context), form.getFirst(WAY));
        if (way.isPresent()) {
            context.getAuthenticationSession().addRequiredAction(way.get().action());
            context.success();
        } else if (form.containsKey(LATER) && !isNeeded(context)) {
            context.getAuthenticationSession().setAuthNote(PUT_OFF, "true");
            context.success();
        } else {
            show(context);
        }
    }

    private void show(RequiredActionContext context) {
        List<SetUpWay> ways = ways(context);
        LoginFormsProvider form = context.form()
                .setAttribute("foyerWays", ways.stream().map(Enum::name).toList());
        if (!isNeeded(context)) {
            isAnnounced(context).ifPresent(from -> form.setAttribute("foyerFrom", day(context, from)));
        }
        if (ways.isEmpty()) {
            form.setError("foyer.second-factor.none");
        }
        context.challenge(form.createForm(TEMPLATE));
    }

    private static List<SetUpWay> ways(RequiredActionContext context) {
        return SetUpWay.of(context.getSession(), context.getRealm());
    }

    private static String day(RequiredActionContext context, Instant from) {
        Locale language = context.getSession().getContext().resolveLocale(context.getUser());
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .withZone(ZoneOffset.UTC)
                .format(from);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
