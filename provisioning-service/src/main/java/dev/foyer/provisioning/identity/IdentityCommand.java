package dev.foyer.provisioning.identity;

import java.util.UUID;

/**
 * A row of {@code identity_command} that this process has taken for a while.
 *
 * @param version of the wish; another version in the table means that something newer is wanted
 */
record IdentityCommand(UUID id, String userId, Kind kind, long version) {

    /** What is to happen. */
    enum Kind {
        /** The user is to be as the registry wants it now. */
        STATE("state"),
        /** The user is to come with the feed. */
        MARK("mark"),
        /** All sessions of the user are to end, once. */
        END_SESSIONS("end_sessions");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        static Kind of(String column) {
            for (Kind kind : values()) {
                if (kind.column.equals(column)) {
                    return kind;
                }
            }
            throw new IllegalStateException("identity_command has the unknown kind " + column);
        }
    }
}
