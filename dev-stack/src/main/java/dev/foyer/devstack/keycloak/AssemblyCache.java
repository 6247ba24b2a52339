package dev.foyer.devstack.keycloak;

import dev.foyer.devstack.process.Directories;
import dev.foyer.devstack.process.StackFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Assembled servers by hash. One assembles at a time, across processes too; a directory shows up under its hash only
 * when complete. The newest ones are kept, and so is any that a running server may still use.
 */
final class AssemblyCache {
    private static final int KEPT = 2;
    private static final Object WITHIN_THIS_JVM = new Object();

    private final Path directory;

    AssemblyCache(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    interface Assembly {
        void into(Path home) throws IOException;
    }

    Path get(String hash, Assembly assembly) {
        Path home = directory.resolve(hash);
        try {
            Files.createDirectories(directory);
            synchronized (WITHIN_THIS_JVM) {
                try (FileChannel channel = FileChannel.open(
                                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    if (!Files.exists(home)) {
                        assemble(home, assembly);
                    }
                    Files.setLastModifiedTime(home, FileTime.from(Instant.now()));
                    removeOld();
                }
            }
        } catch (IOException e) {
            throw new StackFailure("Keycloak cannot be assembled in " + directory + ": " + e.getMessage(), e);
        }
        return home;
    }

    private static void assemble(Path home, Assembly assembly) throws IOException {
        Path partial = home.resolveSibling("partial");
        Directories.remove(partial);
        assembly.into(partial);
        Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeOld() throws IOException {
        List<Path> byAge;
        try (Stream<Path> entries = Files.list(directory)) {
            byAge = entries.filter(entry -> entry.getFileName().toString().matches("[0-9a-f]{16}"))
                    .sorted(Comparator.comparing(AssemblyCache::lastUse).reversed())
                    .toList();
        }
        byAge.stream().skip(KEPT).filter(home -> !inUse(home)).forEach(Directories::remove);
    }

    private static FileTime lastUse(Path home) {
        try {
            return Files.getLastModifiedTime(home);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** A server's class path names the directory that it was started from. */
    private static boolean inUse(Path home) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains(home.toString()));
    }
}
