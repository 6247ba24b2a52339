package dev.foyer.keycloak.code;

import dev.foyer.keycloak.limits.Action;
import dev.foyer.keycloak.limits.Limit;
import dev.foyer.keycloak.limits.Limits;
import dev.foyer.keycloak.limits.Rate;
import dev.foyer.keycloak.limits.Subject;
import dev.foyer.keycloak.limits.Verdict;
import dev.foyer.keycloak.settings.CodeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** How many codes are sent: to a person, from a network, and what bounds the channel. */
final class SendLimits {

    private final KeycloakSession session;
    private final CodeSettings settings;
    private final Subject person;

    SendLimits(KeycloakSession session, CodeSettings settings, UserModel user) {
        this.session = session;
        this.settings = settings;
        this.person = Subject.user(user.getId());
    }

    /** Who presses the button too early uses up nothing of what the hour allows. */
    Verdict take(CodeChannel channel) {
        List<Limit> limits = new ArrayList<>(channel.limits());
        if (settings.resendSeconds() > 0) {
            limits.add(Limit.pause(person, Duration.ofSeconds(settings.resendSeconds())));
        }
        if (settings.perNetworkPerHour() > 0) {
            limits.add(new Limit(Subject.network(session), Rate.perHour(settings.perNetworkPerHour())));
        }
        if (settings.perPersonPerHour() > 0) {
            limits.add(new Limit(person, Rate.perHour(settings.perPersonPerHour())));
        }
        return Limits.of(session).take(Action.CODE, limits);
    }
}
