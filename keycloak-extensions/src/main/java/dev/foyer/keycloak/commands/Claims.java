package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.commands.IdentityCommand.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which states of one list may be written.
 *
 * @param wanted the newest version in the list, by user
 * @param before the version that was written before, of users who have the newest wanted one or a later one already
 */
record Claims(Map<String, Long> wanted, Map<String, Long> before) {

    /** Claims the newest version of each user in the log. */
    static Claims of(List<IdentityCommand> commands, CommandLog log) {
        Map<String, Long> wanted = new HashMap<>();
        for (IdentityCommand command : commands) {
            if (command instanceof State state) {
                wanted.merge(state.userId(), state.version(), Math::max);
            }
        }
        return new Claims(wanted, log.claim(wanted));
    }

    /** The newest version that anybody wanted of the user. */
    long newest(String userId) {
        return Math.max(wanted.getOrDefault(userId, 0L), before.getOrDefault(userId, 0L));
    }

    /** Whether the newest version is not ours to write: an earlier request has written it. */
    boolean writtenBefore(String userId) {
        return before.containsKey(userId);
    }
}
