package dev.foyer.soak.known;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What staff have done to one customer through the provisioning API. Written by the one member of staff who looks after the
 * customer, read by others only after that member has stopped.
 */
public final class KnownCustomer {

    /**
     * A session that the customer has.
     *
     * @param openedAt the second in which its first token was issued
     */
    public record Session(String id, Instant openedAt) {}

    private final KnownUser user;
    private final Set<Optional<String>> externalIds = new HashSet<>(Set.of(Optional.empty()));
    private final List<Session> ended = new ArrayList<>();
    private final List<Session> open = new ArrayList<>();
    private int deactivations;
    private int activations;
    private boolean deciding;

    KnownCustomer(KnownUser user) {
        this.user = user;
    }

    public KnownUser user() {
        return user;
    }

    /** The registry has said that this is the external id now. */
    public void externalId(String value) {
        externalIds.clear();
        externalIds.add(Optional.of(value));
    }

    /** A change of the external id had no answer. */
    public void perhapsExternalId(String value) {
        externalIds.add(Optional.of(value));
    }

    /** Whether the registry may have this as the external id. */
    public boolean mayHaveExternalId(@Nullable String value) {
        return externalIds.contains(Optional.ofNullable(value));
    }

    /** A request to activate or deactivate is under way, and is repeated until it is answered. */
    public void deciding() {
        deciding = true;
    }

    public boolean isDeciding() {
        return deciding;
    }

    public void activated() {
        deciding = false;
        activations++;
    }

    /** Every session that was open is to end. */
    public void deactivated() {
        deciding = false;
        deactivations++;
        ended.addAll(open);
        open.clear();
    }

    /** How many acknowledged requests ended sessions. */
    public int deactivations() {
        return deactivations;
    }

    public int activations() {
        return activations;
    }

    /** The customer has signed in, after every acknowledged end of sessions was carried out. */
    public void signedIn(Session session) {
        open.add(session);
    }

    /** Sessions that nobody has ended. */
    public List<Session> open() {
        return List.copyOf(open);
    }

    /** Sessions that staff have ended. */
    public List<Session> ended() {
        return List.copyOf(ended);
    }
}
