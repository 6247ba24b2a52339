package dev.foyer.keycloak.mail;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Says once that a realm's mails wait, and once that they go out again: thousands may wait for the same server. Thread-safe.
 */
final class Troubles {

    private static final Logger log = Logger.getLogger(Troubles.class);

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    /** A mail is tried again later. The same reason again is not worth a line. */
    void begin(String realm, String reason) {
        if (!reason.equals(reasons.put(realm, reason))) {
            log.warnf("Mails of realm %s wait and are tried again: %s", realm, reason);
        }
    }

    /** A mail is delivered. */
    void end(String realm) {
        if (reasons.remove(realm) != null) {
            log.infof("Mails of realm %s are delivered again", realm);
        }
    }
}
