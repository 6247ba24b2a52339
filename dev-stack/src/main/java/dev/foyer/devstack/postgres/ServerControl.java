package dev.foyer.devstack.postgres;

import dev.foyer.devstack.process.ProcessTree;
import dev.foyer.devstack.process.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * initdb and pg_ctl on one data directory. pg_ctl gives the server a session of its own, so a Ctrl-C in the terminal
 * does not stop it before its clients.
 */
final class ServerControl {
    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private final PostgreSqlSettings settings;
    private final PostgreSqlProgram programs;
    private final Path data;

    ServerControl(PostgreSqlSettings settings, Path binaries) {
        this.settings = settings;
        this.programs = new PostgreSqlProgram(binaries);
        this.data = settings.data().toAbsolutePath();
    }

    /** Makes the data directory unless a complete one is there; half of one, from a killed run, is an error. */
    void initialize() {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        try {
            Files.createDirectories(data.getParent());
            Path fresh = Files.createTempDirectory(data.getParent(), "initdb-");
            Path password = Files.writeString(fresh.resolveSibling(fresh.getFileName() + ".password"), PASSWORD);
            try {
                programs.run(
                        "initdb",
                        List.of(
                                "-D",
                                fresh.toString(),
                                "-U",
                                USER,
                                "--pwfile",
                                password.toString(),
                                "-A",
                                "scram-sha-256",
                                "-E",
                                "UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--no-sync"));
            } finally {
                Files.delete(password);
            }
            if (!settings.listenAlsoOn().isEmpty()) {
                Files.writeString(
                        fresh.resolve("pg_hba.conf"), "host all all all scram-sha-256\n", StandardOpenOption.APPEND);
            }
            Files.move(fresh, data);
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL cannot make its data directory " + data + ": " + e.getMessage(), e);
        }
    }

    void start(int port) {
        String addresses = String.join(
                ",",
                Stream.concat(Stream.of("127.0.0.1"), settings.listenAlsoOn().stream())
                        .toList());
        // A new segment of the log is not filled with zeros first: everybody's commit waits for that, every few
        // seconds on a fresh server, while one that has run for some minutes takes its old segments again.
        String options = ("-p %d -c listen_addresses=%s -c unix_socket_directories='' -c max_connections=300"
                        + " -c wal_init_zero=off")
                .formatted(port, addresses);
        try {
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            Files.deleteIfExists(settings.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        programs.run(
                "pg_ctl",
                List.of(
                        "start",
                        "-w",
                        "-t",
                        "60",
                        "-s",
                        "-D",
                        data.toString(),
                        "-l",
                        settings.log().toString(),
                        "-o",
                        options));
        postmaster().ifPresent(process -> settings.ledger().started("PostgreSQL", process));
    }

    void stop() {
        postmaster().ifPresent(process -> {
            programs.run("pg_ctl", List.of("stop", "-w", "-s", "-m", "fast", "-t", "30", "-D", data.toString()));
            // pg_ctl returns a moment before the process is gone for everybody who looks.
            process.onExit().completeOnTimeout(process, 3, TimeUnit.SECONDS).join();
        });
    }

    /** The sessions too: those that outlive the postmaster would keep the next one from starting. */
    void kill() {
        postmaster().ifPresent(ProcessTree::kill);
    }

    boolean running() {
        return postmaster().isPresent();
    }

    /** Stops a server of a killed run; removes the pid file when its process is gone or is somebody else's. */
    void endLeftover() {
        stop();
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    /** The process that the pid file names, if it runs our postgres. */
    private Optional<ProcessHandle> postmaster() {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.trim())))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
