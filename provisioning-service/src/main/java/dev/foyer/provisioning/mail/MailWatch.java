package dev.foyer.provisioning.mail;

import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.MailQueueState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Keycloak told last of its mail queue. Looked at by the thread that hands mails over, read by any: nobody who asks for the
 * status waits for Keycloak. Unknown in a process that hands nothing over.
 */
@ApplicationScoped
class MailWatch {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration TRUE_FOR = Duration.ofSeconds(30);

    private record Seen(Instant at, MailQueueState state) {}

    private final CustomerRealm realm;
    private final Clock clock;
    private volatile @Nullable Seen last;

    MailWatch(CustomerRealm realm, Clock clock) {
        this.realm = realm;
        this.clock = clock;
    }

    /** Asks Keycloak, unless it was asked a moment ago. */
    void look() {
        Seen before = last;
        Instant now = clock.instant();
        if (before == null || now.isAfter(before.at().plus(LOOK_EVERY))) {
            last = new Seen(now, realm.mailState());
        }
    }

    /** Empty when Keycloak has not told lately. */
    Optional<MailQueueState> state() {
        return Optional.ofNullable(last)
                .filter(seen -> clock.instant().isBefore(seen.at().plus(TRUE_FOR)))
                .map(Seen::state);
    }

    double waiting() {
        return state().map(state -> (double) state.waiting()).orElse(Double.NaN);
    }

    double parked() {
        return state().map(state -> (double) state.parked()).orElse(Double.NaN);
    }

    /** Seconds that the oldest waiting mail has waited; 0 when none waits, NaN when nobody knows. */
    double oldestSeconds() {
        return state().map(state -> state.oldest() == null
                        ? 0
                        : Math.max(
                                0,
                                Duration.between(state.oldest(), clock.instant())
                                                .toMillis()
                                        / 1000.0))
                .orElse(Double.NaN);
    }
}
