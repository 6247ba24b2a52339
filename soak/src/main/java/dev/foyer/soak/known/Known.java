package dev.foyer.soak.known;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The users of all clients. Thread-safe, its users are not. */
public final class Known {

    private final Map<String, KnownUser> users = new ConcurrentHashMap<>();

    /** Keycloak has acknowledged a new user, or has shown one whose creation had no answer. */
    public KnownUser created(String id, Profile profile) {
        return users.computeIfAbsent(id, key -> new KnownUser(key, profile));
    }

    public Optional<KnownUser> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    public Collection<KnownUser> users() {
        return users.values();
    }
}
