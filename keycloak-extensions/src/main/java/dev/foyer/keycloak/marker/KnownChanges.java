package dev.foyer.keycloak.marker;

import org.hibernate.Session;
import org.hibernate.engine.spi.SessionImplementor;

/** Changes of a user that the registry itself commanded: it knows of them, and a marker would only cost a round. */
public final class KnownChanges {

    private KnownChanges() {}

    /**
     * Makes a change that leaves no marker for this user. What was changed before, what is changed later, and what happens to
     * others meanwhile is marked as ever.
     *
     * @param jpa of the transaction at hand; written out before and after
     */
    public static void unmarked(Session jpa, String userId, Runnable change) {
        jpa.flush();
        ChangedUsers users = ChangedUsers.of(jpa.unwrap(SessionImplementor.class));
        users.known(userId);
        try {
            change.run();
            jpa.flush();
        } finally {
            users.known(null);
        }
    }
}
