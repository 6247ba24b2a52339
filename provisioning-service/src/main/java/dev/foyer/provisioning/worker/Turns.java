package dev.foyer.provisioning.worker;

import java.sql.SQLException;
import java.time.Duration;

/** What a {@link Worker} does. Called by its one thread only. */
public interface Turns {

    /**
     * One turn: takes what waits, a bounded number, and brings it to its end.
     *
     * @return the pause until the next turn
     * @throws SQLException when the registry does not do its part; the same is tried again
     */
    Duration turn() throws SQLException;

    /** After a turn that threw: the pause until the next. */
    Duration failed();

    /** After the last turn: lets other processes go on at once. */
    default void close() throws SQLException {}
}
