package dev.foyer.soak.comparison;

import java.sql.Connection;
import java.sql.SQLException;

/** One thing that has to hold whenever nothing is under way. */
interface Check {

    /** Adds what does not hold. Both connections are without autocommit and only read from. */
    void run(Connection keycloak, Connection registry, Differences differences) throws SQLException;
}
