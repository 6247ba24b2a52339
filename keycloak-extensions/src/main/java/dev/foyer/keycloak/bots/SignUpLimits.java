package dev.foyer.keycloak.bots;

import dev.foyer.keycloak.limits.Action;
import dev.foyer.keycloak.limits.Limit;
import dev.foyer.keycloak.limits.Limits;
import dev.foyer.keycloak.limits.Rate;
import dev.foyer.keycloak.limits.Subject;
import dev.foyer.keycloak.limits.Verdict;
import dev.foyer.keycloak.settings.BotDefenceSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Counts every form that is sent, whatever becomes of it: one that tells whether an address is taken costs as much. */
final class SignUpLimits {

    private final KeycloakSession session;
    private final BotDefenceSettings settings;

    SignUpLimits(KeycloakSession session, BotDefenceSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    Verdict take(@Nullable String email) {
        List<Limit> limits = new ArrayList<>();
        if (settings.limitPerNetworkPerMinute() > 0) {
            limits.add(new Limit(Subject.network(session), Rate.perMinute(settings.limitPerNetworkPerMinute())));
        }
        if (settings.limitPerAddressPerHour() > 0 && email != null && !email.isBlank()) {
            limits.add(new Limit(Subject.address(email), Rate.perHour(settings.limitPerAddressPerHour())));
        }
        if (settings.limitPerRealmPerMinute() > 0) {
            limits.add(new Limit(Subject.realm(), Rate.perMinute(settings.limitPerRealmPerMinute())));
        }
        return Limits.of(session).take(Action.SIGN_UP, limits);
    }
}
