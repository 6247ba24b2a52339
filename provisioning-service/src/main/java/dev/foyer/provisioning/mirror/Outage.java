package dev.foyer.provisioning.mirror;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says once that something is down, and once that it is back. */
final class Outage {

    private static final Logger log = Logger.getLogger(Outage.class);

    private volatile @Nullable String current;

    /** The same trouble again is not worth a line. */
    void begins(String what, @Nullable Throwable unexpected) {
        if (!what.equals(current)) {
            current = what;
            log.warnf(unexpected, "The mirror waits and tries again: %s", what);
        }
    }

    void ends() {
        if (current != null) {
            current = null;
            log.info("The mirror goes on");
        }
    }

    /** What keeps the mirror from working now; null when nothing does. */
    @Nullable
    String current() {
        return current;
    }
}
