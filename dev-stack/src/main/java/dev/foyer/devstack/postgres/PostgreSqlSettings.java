package dev.foyer.devstack.postgres;

import dev.foyer.devstack.process.ProcessLedger;
import java.nio.file.Path;
import java.util.List;

/**
 * How to run PostgreSQL.
 *
 * @param data where the databases live; made when it is not there, kept when it is
 * @param binaries where the unpacked programs are kept; may be shared
 * @param log the server's log file
 * @param port 0 for a free one
 * @param databases made when missing, in UTF-8
 * @param listenAlsoOn addresses beside 127.0.0.1, for containers; with password
 * @param ledger learns of the server process
 */
public record PostgreSqlSettings(
        Path data,
        Path binaries,
        Path log,
        int port,
        List<String> databases,
        List<String> listenAlsoOn,
        ProcessLedger ledger) {

    /** Databases {@code keycloak} and {@code registry} on a free port of 127.0.0.1, everything below {@code state}. */
    public static PostgreSqlSettings in(Path state, Path binaries) {
        return new PostgreSqlSettings(
                state.resolve("postgresql"),
                binaries,
                state.resolve("logs/postgresql.log"),
                0,
                List.of("keycloak", "registry"),
                List.of(),
                ProcessLedger.NONE);
    }

    public PostgreSqlSettings withPort(int newPort) {
        return new PostgreSqlSettings(data, binaries, log, newPort, databases, listenAlsoOn, ledger);
    }

    public PostgreSqlSettings withDatabases(List<String> names) {
        return new PostgreSqlSettings(data, binaries, log, port, List.copyOf(names), listenAlsoOn, ledger);
    }

    public PostgreSqlSettings withListenAlsoOn(List<String> addresses) {
        return new PostgreSqlSettings(data, binaries, log, port, databases, List.copyOf(addresses), ledger);
    }

    public PostgreSqlSettings withLedger(ProcessLedger newLedger) {
        return new PostgreSqlSettings(data, binaries, log, port, databases, listenAlsoOn, newLedger);
    }
}
