package dev.foyer.devstack.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.foyer.devstack.process.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one of PostgreSQL's programs to its end, interrupted or not: a pg_ctl that is left alone would leave a server behind
 * that nobody knows of. They refuse to run as root; a user namespace of their own helps.
 */
record PostgreSqlProgram(Path binaries) {

    void run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (new UnixSystem().getUid() == 0) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("foyer-" + program, ".log");
            try {
                // A file, not a pipe: the server that pg_ctl leaves behind would hold the pipe open.
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                int code = exitCode(process);
                if (code != 0) {
                    throw new StackFailure("PostgreSQL: %s ended with exit code %d: %s"
                            .formatted(
                                    program,
                                    code,
                                    Files.readString(output, StandardCharsets.UTF_8)
                                            .strip()));
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL: " + program + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static int exitCode(Process process) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
