package dev.foyer.provisioning.worker;

import dev.foyer.provisioning.keycloak.CommandResults.Result;
import dev.foyer.provisioning.keycloak.UserCommand;
import java.sql.SQLException;
import java.util.List;

/**
 * What {@link CommandTurns} work on: a table of wishes for Keycloak. Any number of threads and processes take from it side by side; what
 * one has taken is nobody else's for a while, and then is taken again under the same command, so that Keycloak does nothing twice.
 *
 * @param <T> one wish
 */
public interface DueCommands<T> {

    /** Takes what is due, longest due first, as many as fit into a batch. */
    List<T> take() throws SQLException;

    /** What Keycloak is to do about it. */
    UserCommand command(T due);

    /**
     * Writes down what came of them, in one transaction.
     *
     * @param results one for each, in their order
     */
    void settle(List<T> told, List<Result> results) throws SQLException;

    /** To be tried again later: Keycloak fails at this one, though it does others. */
    void failedForNow(T due, String reason) throws SQLException;

    /** Gives back those of which Keycloak was not told, as far as one knows. */
    void release(List<T> due) throws SQLException;
}
