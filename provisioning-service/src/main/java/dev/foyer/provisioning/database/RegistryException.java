package dev.foyer.provisioning.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The registry's database refused a statement or did not answer. */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String state;

    public RegistryException(SQLException cause) {
        super("The registry answered with SQL state " + cause.getSQLState(), cause);
        this.state = cause.getSQLState();
    }

    /** Whether the database itself is out of reach, so that the same request may work later. */
    public boolean isUnavailable() {
        return state == null || state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
    }
}
