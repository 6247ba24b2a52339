package dev.foyer.devstack;

import dev.foyer.devstack.process.StackFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Lets one command at a time work on a state directory; the system gives the lock back even after a kill. */
public final class StateLock {
    /** Keeps the channels from being collected, which would give the lock back. */
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private StateLock() {}

    /**
     * Takes the lock and keeps it until this JVM has ended.
     *
     * @param command who works on the directory, such as {@code ./foyer up}
     */
    public static void hold(Path state, String command) {
        Path file = state.resolve("lock");
        try {
            Files.createDirectories(state);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String owner = Files.readString(file).strip();
                channel.close();
                throw new StackFailure("Another " + command + " (process " + owner + ") runs on " + state
                        + "; stop it with Ctrl-C there, or with: kill " + owner);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            HELD.add(channel);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
