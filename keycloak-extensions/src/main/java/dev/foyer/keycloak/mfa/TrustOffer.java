package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.settings.MfaSettings;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** The box on the pages of second factors by which somebody has this device remembered. */
public final class TrustOffer {

    /** Name of the box. */
    static final String FIELD = "foyer-trust-device";

    private TrustOffer() {}

    /** For how many days; 0 where it is not offered. */
    public static int days(AuthenticationFlowContext context) {
        return MfaSettings.of(context.getRealm()).trustedDeviceDays();
    }

    /** The page has the box, for so many days; none where that is 0. */
    public static void show(LoginFormsProvider form, int days) {
        form.setAttribute("foyerTrustDays", days);
    }

    /** Whether the box was ticked in the form at hand, and there was one. */
    static boolean isTaken(AuthenticationFlowContext context) {
        return days(context) > 0
                && "POST".equals(context.getHttpRequest().getHttpMethod())
                && context.getHttpRequest().getDecodedFormParameters().containsKey(FIELD);
    }
}
