package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.limits.Action;
import dev.foyer.keycloak.limits.Limit;
import dev.foyer.keycloak.limits.Limits;
import dev.foyer.keycloak.limits.Rate;
import dev.foyer.keycloak.limits.Subject;
import dev.foyer.keycloak.limits.Verdict;
import dev.foyer.keycloak.settings.GuestSettings;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Counts every guest form that is sent, whatever becomes of it, so that nobody makes guests by the thousand. */
final class GuestLimits {

    private GuestLimits() {}

    static Verdict take(AuthenticationFlowContext context) {
        GuestSettings settings = GuestSettings.of(context.getRealm());
        List<Limit> limits = new ArrayList<>();
        if (settings.guestLimitPerNetworkPerHour() > 0) {
            limits.add(new Limit(
                    Subject.network(context.getSession()), Rate.perHour(settings.guestLimitPerNetworkPerHour())));
        }
        if (settings.guestLimitPerApplicationPerMinute() > 0) {
            limits.add(new Limit(
                    Subject.client(
                            context.getAuthenticationSession().getClient().getClientId()),
                    Rate.perMinute(settings.guestLimitPerApplicationPerMinute())));
        }
        return Limits.of(context.getSession()).take(Action.GUEST, limits);
    }
}
