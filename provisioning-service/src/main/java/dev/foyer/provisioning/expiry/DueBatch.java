package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.keycloak.UserCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Guests with whom the same is to be done.
 *
 * @param runId the run that they are counted in
 */
record DueBatch(String runId, Stage stage, List<DueGuest> guests) {

    /** What is being done. */
    enum Stage {
        EXPIRING("expiring"),
        ERASING("erasing");

        private final String column;

        Stage(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }

        static Stage of(String column) {
            return column.equals(ERASING.column) ? ERASING : EXPIRING;
        }
    }

    /** Of the same kind, others. */
    DueBatch with(List<DueGuest> others) {
        return new DueBatch(runId, stage, others);
    }

    /** Those Keycloak may know something of. */
    List<DueGuest> withUser() {
        return guests.stream().filter(guest -> guest.userId() != null).toList();
    }

    /** Those who are in the registry only. */
    List<DueGuest> withoutUser() {
        return guests.stream().filter(guest -> guest.userId() == null).toList();
    }

    /** What Keycloak is to do about each of those with a user, in their order. */
    List<UserCommand> commands() {
        List<UserCommand> commands = new ArrayList<>();
        for (DueGuest guest : guests) {
            String userId = guest.userId();
            if (userId != null) {
                commands.add(
                        stage == Stage.ERASING
                                ? UserCommand.remove(userId, guest.commandId())
                                : UserCommand.expire(userId, guest.commandId()));
            }
        }
        return commands;
    }
}
