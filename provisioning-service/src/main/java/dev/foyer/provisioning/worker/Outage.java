package dev.foyer.provisioning.worker;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says once that something is down, and once that it is back. */
final class Outage {

    private static final Logger log = Logger.getLogger(Outage.class);

    private final String subject;
    private volatile @Nullable String current;

    Outage(String subject) {
        this.subject = subject;
    }

    /** The same trouble again is not worth a line. */
    void begins(String what, @Nullable Throwable unexpected) {
        if (!what.equals(current)) {
            current = what;
            log.warnf(unexpected, "%s waits and tries again: %s", subject, what);
        }
    }

    void ends() {
        if (current != null) {
            current = null;
            log.infof("%s goes on", subject);
        }
    }

    /** What keeps the work from going on now; null when nothing does. */
    @Nullable
    String current() {
        return current;
    }
}
