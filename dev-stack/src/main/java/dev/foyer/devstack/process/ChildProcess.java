package dev.foyer.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process of the stack with its output in a log file. Ctrl-C in the terminal reaches every process of the foreground
 * group; children ignore it (and a hang-up), so that whoever started them ends them in the right order.
 */
public final class ChildProcess {
    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts {@code command} with {@code environment} added to our own; the log file starts anew. */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path log, ProcessLedger ledger) {
        List<String> shielded = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        shielded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shielded);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = builder.start();
            process.getOutputStream().close();
            ledger.started(name, process.toHandle());
            return new ChildProcess(name, log, process);
        } catch (IOException e) {
            throw new StackFailure(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** The Java that runs us, so that children never meet another version. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public boolean running() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Asks the process to end and waits; kills it once {@code patience} is over. Does nothing when it has ended. */
    public void stop(Duration patience) {
        Termination.end(process.toHandle(), patience);
    }

    /** Ends the process as a crash would (SIGKILL) and waits until it is gone. */
    public void kill() {
        Termination.kill(process.toHandle());
    }

    /** Freezes the process (SIGSTOP), as a long garbage collection or a suspended machine would. */
    public void pause() {
        Termination.signal(process.toHandle(), "STOP");
    }

    /** Lets a paused process go on. */
    public void resume() {
        Termination.signal(process.toHandle(), "CONT");
    }

    /** Waits for the end and returns the exit code; an interrupt kills the process. */
    public int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new StackFailure(name + " was interrupted.", e);
        }
    }

    /** What to say when the process has ended although nobody asked it to. */
    public String obituary() {
        int code = process.exitValue();
        String end = code > 128 ? "was ended by signal " + (code - 128) : "stopped by itself with exit code " + code;
        return "%s %s. Its log is %s and ends with:%n%s".formatted(name, end, log, new LogTail(log).relevantLines());
    }
}
