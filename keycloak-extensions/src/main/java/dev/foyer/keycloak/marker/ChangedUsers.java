package dev.foyer.keycloak.marker;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.SessionImplementor;

/** The users that one transaction has touched so far; kept in the Hibernate session, used by its one thread. */
final class ChangedUsers implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String KEY = "foyer.changed-users";

    private final Set<String> changed = new LinkedHashSet<>();
    private final Map<String, String> deletedInRealm = new LinkedHashMap<>();
    private boolean registered;
    private Set<String> known = Set.of();

    static ChangedUsers of(SessionImplementor session) {
        ChangedUsers users = (ChangedUsers) session.getProperties().get(KEY);
        if (users == null) {
            users = new ChangedUsers();
            session.setProperty(KEY, users);
        }
        return users;
    }

    /** Whose changes are not noted from now on. */
    void known(Set<String> userIds) {
        known = userIds;
    }

    void changed(String userId) {
        if (!known.contains(userId)) {
            changed.add(userId);
        }
    }

    void deleted(String userId, String realmId) {
        if (!known.contains(userId)) {
            deletedInRealm.put(userId, realmId);
        }
    }

    /** Users to mark that still exist, in the order of their first change. */
    Set<String> changedOnly() {
        Set<String> remaining = new LinkedHashSet<>(changed);
        remaining.removeAll(deletedInRealm.keySet());
        return remaining;
    }

    /** Deleted users and their realm; their rows are gone when the markers are written. */
    Map<String, String> deletedInRealm() {
        return deletedInRealm;
    }

    /** True once for each transaction: the caller then registers the write before its commit. */
    boolean register() {
        boolean first = !registered;
        registered = true;
        return first;
    }

    /** Makes room for the session's next transaction. */
    void clear() {
        changed.clear();
        deletedInRealm.clear();
        registered = false;
    }
}
