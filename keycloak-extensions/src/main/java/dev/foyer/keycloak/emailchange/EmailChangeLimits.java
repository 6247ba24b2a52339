package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.limits.Action;
import dev.foyer.keycloak.limits.Limit;
import dev.foyer.keycloak.limits.Limits;
import dev.foyer.keycloak.limits.Rate;
import dev.foyer.keycloak.limits.Subject;
import dev.foyer.keycloak.limits.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Counts every change that is asked for, whatever becomes of it: each writes a mail to an address that somebody has typed. */
final class EmailChangeLimits {

    private EmailChangeLimits() {}

    /**
     * @param cooldownSeconds at least so long between two mails; 0: none
     */
    static Verdict take(KeycloakSession session, RealmModel realm, String userId, String email, int cooldownSeconds) {
        EmailChangeSettings settings = EmailChangeSettings.of(realm);
        List<Limit> limits = new ArrayList<>();
        if (settings.limitPerNetworkPerHour() > 0) {
            limits.add(new Limit(Subject.network(session), Rate.perHour(settings.limitPerNetworkPerHour())));
        }
        if (settings.limitPerAddressPerHour() > 0) {
            limits.add(new Limit(Subject.address(email), Rate.perHour(settings.limitPerAddressPerHour())));
        }
        if (settings.limitPerUserPerHour() > 0) {
            limits.add(new Limit(Subject.user(userId), Rate.perHour(settings.limitPerUserPerHour())));
        }
        if (cooldownSeconds > 0) {
            limits.add(Limit.pause(Subject.user(userId), Duration.ofSeconds(cooldownSeconds)));
        }
        return Limits.of(session).take(Action.LINK_MAIL, limits);
    }
}
