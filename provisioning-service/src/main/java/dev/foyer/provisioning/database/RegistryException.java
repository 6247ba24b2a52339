package dev.foyer.provisioning.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registry's database refused a statement or did not answer. */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private final @Nullable String state;

    public RegistryException(SQLException cause) {
        super("The registry answered with SQL state " + cause.getSQLState(), cause);
        this.state = cause.getSQLState();
    }

    /**
     * Whether the same request may work later: the database is out of reach (classes 08, 57, 53) or others were in the way
     * (40).
     */
    public boolean isUnavailable() {
        return state == null || PASSING.contains(state.substring(0, 2));
    }
}
