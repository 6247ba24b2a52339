package dev.foyer.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A ledger in a file: one line a process, with the instant at which it started. A process id that the system has
 * meanwhile given to a stranger has another start instant and is left alone.
 */
public final class Leftovers implements ProcessLedger {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;

    public Leftovers(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void started(String name, ProcessHandle process) {
        String line = process.pid() + " " + startOf(process) + " " + name + "\n";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every process in the file that still runs, then forgets them all; returns the names of those it ended. */
    public synchronized List<String> end() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            Collections.reverse(lines); // what was started last depends on what was started first
            List<String> ended = lines.stream()
                    .map(Leftovers::endLine)
                    .flatMap(Optional::stream)
                    .toList();
            Files.delete(file);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> endLine(String line) {
        String[] words = line.split(" ", 3);
        if (words.length < 3) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(process -> runs(process) && startOf(process) == Long.parseLong(words[1]))
                .map(process -> {
                    Termination.end(process, PATIENCE);
                    return words[2];
                });
    }

    /** One that has ended and only waits to be collected by its parent has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(-1L);
    }
}
