package dev.foyer.provisioning.login;

import dev.foyer.provisioning.keycloak.UserCommand;
import dev.foyer.provisioning.keycloak.UserCommand.Invitee;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link, or the withdrawal of one, that this process has taken for a while.
 *
 * @param withdrawn whether it is to be taken back
 * @param invitee whose login is created; null where there is one
 */
record DueLink(
        String id,
        String customerId,
        String userId,
        UUID commandId,
        boolean withdrawn,
        String kind,
        Duration life,
        String company,
        @Nullable Invitee invitee) {

    UserCommand command() {
        if (!withdrawn) {
            return UserCommand.link(userId, new UserCommand.Link(commandId, kind, life.toSeconds(), company, invitee));
        }
        return invitee != null
                ? UserCommand.withdraw(userId, commandId, UUID.fromString(id))
                : UserCommand.voidLink(userId, commandId);
    }

    /** No address into a log. */
    @Override
    public String toString() {
        return "DueLink " + id;
    }
}
