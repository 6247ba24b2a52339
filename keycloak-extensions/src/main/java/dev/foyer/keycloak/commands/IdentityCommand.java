package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.login.Invitee;
import dev.foyer.keycloak.login.LinkKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the registry asks Keycloak to do to one user. */
sealed interface IdentityCommand {

    String userId();

    /**
     * What shall hold, not a change: to be repeated at will, unless a later version was written before.
     *
     * @param version counts up in the registry with each change of what it wants for this user
     * @param attributes all values of an attribute; none removes it, and what is not named stays
     * @param profile the values of the profile, empty to clear; what is not named stays
     * @param enabled whether the user may sign in; empty to leave it
     */
    record State(
            String userId,
            long version,
            Map<String, List<String>> attributes,
            Map<ProfileField, Optional<String>> profile,
            Optional<Boolean> enabled)
            implements IdentityCommand {}

    /**
     * Something to do once.
     *
     * @param id told apart by it: what was done under this id is not done again
     * @param cancels the id of another one that is not done any more either, unless it was done before
     * @param subject what it is about: the number that is set, the id of the factor that is removed; empty for the other actions
     */
    record Act(String userId, UUID id, Action action, Optional<UUID> cancels, Optional<String> subject)
            implements IdentityCommand {}

    /**
     * A link to a password is sent, once for each id.
     *
     * @param life how long the link is good
     * @param company in whose name somebody is invited; empty for none
     * @param invitee whose user is created before; empty for one who has a user
     */
    record Link(String userId, UUID id, LinkKind kind, Duration life, String company, Optional<Invitee> invitee)
            implements IdentityCommand {}
}
