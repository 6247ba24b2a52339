package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.commands.IdentityCommand.Act;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Gathers the users of one list of commands who are to be ended, guests but for those who are erased, and ends them together, in the transaction at hand. The registry
 * wants it and knows: no marker is left.
 */
final class Endings {

    private static final String GUEST = "guest";
    private static final String NAME_PREFIX = "guest-";

    private final CommandLog log;
    private final GuestExpiry expiry;
    private final UserRemoval removal;
    private final UserTraces traces;
    private final List<Act> acts = new ArrayList<>();
    private final Map<String, UserModel> users = new LinkedHashMap<>();

    Endings(KeycloakSession session, RealmModel realm, CommandLog log) {
        this.log = log;
        this.expiry = new GuestExpiry(session, realm);
        this.removal = new UserRemoval(session, realm);
        this.traces = new UserTraces(session, realm);
    }

    /** All of it must hold: who became a customer has an address, and nobody of a directory is a guest. */
    static boolean isGuest(UserModel user) {
        return GUEST.equals(user.getFirstAttribute(AccountType.ATTRIBUTE))
                && user.getEmail() == null
                && user.getUsername().startsWith(NAME_PREFIX)
                && user.getFederationLink() == null
                && user.getServiceAccountClientLink() == null;
    }

    /** @param ended empty when Keycloak has no such user any more */
    void add(Act act, Optional<UserModel> ended) {
        acts.add(act);
        ended.ifPresent(user -> users.put(act.userId(), user));
    }

    /** Ends them, and answers what was done now; an action that was done before is not done again. */
    List<Act> run() {
        Map<UUID, String> wanted = new LinkedHashMap<>();
        acts.stream().filter(act -> users.containsKey(act.userId())).forEach(act -> wanted.put(act.id(), act.userId()));
        Set<UUID> first = log.first(wanted);
        List<Act> now = acts.stream().filter(act -> first.contains(act.id())).toList();
        expiry.of(usersOf(now, action -> action == Action.EXPIRE));
        traces.removeByAddress(usersOf(now, action -> action == Action.ERASE));
        removal.of(usersOf(now, Action::removes));
        List<String> removed = acts.stream()
                .filter(act -> act.action().removes())
                .map(Act::userId)
                .toList();
        traces.remove(removed, oldest(removed));
        return now;
    }

    /** When the first of them was made; 0 when one of them is gone, or nobody wrote it down. */
    private long oldest(List<String> userIds) {
        return userIds.stream()
                .map(users::get)
                .map(user -> user == null ? null : user.getCreatedTimestamp())
                .mapToLong(created -> created == null ? 0 : created)
                .min()
                .orElse(0);
    }

    private List<UserModel> usersOf(List<Act> now, Predicate<Action> which) {
        return now.stream()
                .filter(act -> which.test(act.action()))
                .map(Act::userId)
                .distinct()
                .map(users::get)
                .toList();
    }
}
