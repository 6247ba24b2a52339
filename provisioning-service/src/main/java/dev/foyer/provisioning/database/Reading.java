package dev.foyer.provisioning.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something of the registry that is asked for often, by metrics above all, and may be a little old. Thread-safe. While the
 * registry does not answer it is empty, and asks no more often than otherwise.
 */
public final class Reading<T> {

    private record Kept<T>(Instant at, Optional<T> value) {}

    private final Duration lifetime;
    private final Clock clock;
    private final Supplier<T> query;
    private @Nullable Kept<T> kept;

    /** Asks when it is first needed, and again when the last answer is older than the lifetime. */
    public Reading(Duration lifetime, Clock clock, Supplier<T> query) {
        this.lifetime = lifetime;
        this.clock = clock;
        this.query = query;
    }

    /** The value, or empty when the registry did not answer. */
    public synchronized Optional<T> now() {
        Instant now = clock.instant();
        Kept<T> last = kept;
        if (last == null || now.isAfter(last.at().plus(lifetime))) {
            last = new Kept<>(now, ask());
            kept = last;
        }
        return last.value();
    }

    private Optional<T> ask() {
        try {
            return Optional.of(query.get());
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }
}
