package dev.foyer.soak.known;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one user: what was acknowledged is certain, a change without an answer was made or not. Written by the
 * one client that owns the user, read by others only after that client has stopped.
 */
public final class KnownUser {

    /** Whether Keycloak has the user. */
    public enum Presence {
        PRESENT,
        /** A deletion was not answered. */
        DOUBTFUL,
        GONE
    }

    private final String id;
    private final Set<Profile> possible = new LinkedHashSet<>();
    private final Set<Profile> earlier = new HashSet<>();
    private Presence presence = Presence.PRESENT;

    KnownUser(String id, Profile created) {
        this.id = id;
        possible.add(created);
    }

    public String id() {
        return id;
    }

    public Presence presence() {
        return presence;
    }

    /** Keycloak has said that the user is like this now. */
    public void written(Profile profile) {
        earlier.addAll(possible);
        possible.clear();
        possible.add(profile);
    }

    /** A change had no answer. */
    public void perhapsWritten(Profile profile) {
        possible.add(profile);
    }

    /** Keycloak has deleted the user, or says that there is none. */
    public void deleted() {
        presence = Presence.GONE;
    }

    /** A deletion had no answer. */
    public void perhapsDeleted() {
        presence = Presence.DOUBTFUL;
    }

    /** Keycloak has the user after all. */
    public void found() {
        presence = Presence.PRESENT;
    }

    /** How Keycloak has the user; empty when the newest change had no answer. */
    public Optional<Profile> certain() {
        return possible.size() == 1 ? possible.stream().findFirst() : Optional.empty();
    }

    /** The fields that would have to be otherwise for this profile to hold everything that was acknowledged. */
    public Set<Profile.Field> differences(Profile found) {
        return possible.stream()
                .map(found::differences)
                .min(Comparator.comparingInt(Set::size))
                .orElseThrow();
    }

    /** Whether a field had this value before the newest change: who still shows it has missed that change. */
    public boolean had(Profile.Field field, @Nullable String value) {
        return earlier.stream().anyMatch(profile -> Objects.equals(profile.get(field), value));
    }
}
