package dev.foyer.soak.known;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The users of all clients and the customers of all staff. Thread-safe, what is in it is not. */
public final class Known {

    private final Map<String, KnownUser> users = new ConcurrentHashMap<>();
    private final Map<String, KnownCustomer> customers = new ConcurrentHashMap<>();
    private final Map<String, String> prospects = new ConcurrentHashMap<>();
    private final Set<String> perhapsProspects = ConcurrentHashMap.newKeySet();

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

    /** From now on staff look after the customer of this user. */
    public KnownCustomer lookedAfter(KnownUser user) {
        return customers.computeIfAbsent(user.id(), key -> new KnownCustomer(user));
    }

    public Collection<KnownCustomer> customers() {
        return customers.values();
    }

    /** Staff are about to add a customer without login. */
    public void perhapsProspect(String email) {
        perhapsProspects.add(email);
    }

    /** The registry has acknowledged a customer without login. */
    public void prospect(String email, String id) {
        prospects.put(email, id);
    }

    /** Acknowledged customers without login: their ids by their addresses. */
    public Map<String, String> prospects() {
        return prospects;
    }

    /** Whether staff have tried to add a customer with this address. */
    public boolean mayBeProspect(String email) {
        return perhapsProspects.contains(email);
    }
}
