package dev.foyer.keycloak.marker;

import java.util.Set;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionImplementor;

/** Changes of users that the registry itself commanded: it knows of them, and a marker would only cost a round. */
public final class KnownChanges {

    private KnownChanges() {}

    /**
     * Makes a change that leaves no marker for these users. What was changed before, what is changed later, and what happens to
     * others meanwhile is marked as ever.
     *
     * @param jpa of the transaction at hand; written out before and after
     */
    public static void unmarked(Session jpa, Set<String> userIds, Runnable change) {
        jpa.flush();
        ChangedUsers users = ChangedUsers.of(jpa.unwrap(SessionImplementor.class));
        users.known(userIds);
        try {
            change.run();
            jpa.flush();
        } finally {
            users.known(Set.of());
        }
    }
}
