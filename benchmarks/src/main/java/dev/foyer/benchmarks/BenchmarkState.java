package dev.foyer.benchmarks;

import dev.foyer.devstack.FoyerHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the parts of a benchmark keep their state. */
public final class BenchmarkState {

    private BenchmarkState() {}

    /** A new directory for one run. */
    public static Path fresh(FoyerHome home, String benchmark) {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(home.root().resolve("benchmarks/target")), benchmark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
