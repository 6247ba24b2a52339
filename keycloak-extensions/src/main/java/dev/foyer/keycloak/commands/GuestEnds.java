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
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Gathers the guests of one list of commands who are to be ended, and ends them together, in the transaction at hand. The registry
 * wants it and knows: no marker is left.
 */
final class GuestEnds {

    private static final String GUEST = "guest";
    private static final String NAME_PREFIX = "guest-";

    private final CommandLog log;
    private final GuestExpiry expiry;
    private final GuestRemoval removal;
    private final GuestTraces traces;
    private final List<Act> acts = new ArrayList<>();
    private final Map<String, UserModel> guests = new LinkedHashMap<>();

    GuestEnds(KeycloakSession session, RealmModel realm, CommandLog log) {
        this.log = log;
        this.expiry = new GuestExpiry(session, realm);
        this.removal = new GuestRemoval(session, realm);
        this.traces = new GuestTraces(session, realm);
    }

    /** All of it must hold: who became a customer has an address, and nobody of a directory is a guest. */
    static boolean isGuest(UserModel user) {
        return GUEST.equals(user.getFirstAttribute(AccountType.ATTRIBUTE))
                && user.getEmail() == null
                && user.getUsername().startsWith(NAME_PREFIX)
                && user.getFederationLink() == null
                && user.getServiceAccountClientLink() == null;
    }

    /** @param guest empty when Keycloak has no such user any more */
    void add(Act act, Optional<UserModel> guest) {
        acts.add(act);
        guest.ifPresent(user -> guests.put(act.userId(), user));
    }

    /** Ends them, and answers what was done now; an action that was done before is not done again. */
    List<Act> run() {
        Map<UUID, String> wanted = new LinkedHashMap<>();
        acts.stream()
                .filter(act -> guests.containsKey(act.userId()))
                .forEach(act -> wanted.put(act.id(), act.userId()));
        Set<UUID> first = log.first(wanted);
        List<Act> now = acts.stream().filter(act -> first.contains(act.id())).toList();
        expiry.of(guests(now, Action.EXPIRE));
        removal.of(guests(now, Action.REMOVE));
        List<String> removed = acts.stream()
                .filter(act -> act.action() == Action.REMOVE)
                .map(Act::userId)
                .toList();
        traces.remove(removed, oldest(removed));
        return now;
    }

    /** When the first of them was made; 0 when one of them is gone, or nobody wrote it down. */
    private long oldest(List<String> userIds) {
        return userIds.stream()
                .map(guests::get)
                .map(guest -> guest == null ? null : guest.getCreatedTimestamp())
                .mapToLong(created -> created == null ? 0 : created)
                .min()
                .orElse(0);
    }

    private List<UserModel> guests(List<Act> now, Action action) {
        return now.stream()
                .filter(act -> act.action() == action)
                .map(Act::userId)
                .distinct()
                .map(guests::get)
                .toList();
    }
}
