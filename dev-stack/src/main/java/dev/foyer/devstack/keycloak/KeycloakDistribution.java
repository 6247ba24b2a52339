package dev.foyer.devstack.keycloak;

import dev.foyer.devstack.process.ChildProcess;
import dev.foyer.devstack.process.Directories;
import dev.foyer.devstack.process.ProcessLedger;
import dev.foyer.devstack.process.StackFailure;
import dev.foyer.devstack.process.TarArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Assembles an optimized Keycloak: the distribution, our provider jars, {@code build}. The result is cached by the hash
 * of what went in and is only read from then on, so any number of servers can share it.
 */
public final class KeycloakDistribution {
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=true");

    private final AssemblyParts parts;
    private final AssemblyCache cache;
    private final ProcessLedger ledger;

    /**
     * @param archive the distribution as tar.gz
     * @param providers our jars for the directory {@code providers}
     * @param additions further jars and options
     * @param cache where assembled servers are kept; may be shared by runs side by side
     */
    public KeycloakDistribution(
            Path archive, List<Path> providers, BuildAdditions additions, Path cache, ProcessLedger ledger) {
        this.parts = new AssemblyParts(
                archive, joined(providers, additions.providers()), joined(BUILD_OPTIONS, additions.options()));
        this.cache = new AssemblyCache(cache);
        this.ledger = ledger;
    }

    /** Returns the home directory of the assembled server; assembles it (half a minute) unless it is cached. */
    public Path home() {
        return cache.get(parts.hash(), this::assemble);
    }

    private static <T> List<T> joined(List<T> ours, List<T> added) {
        return Stream.concat(ours.stream(), added.stream()).toList();
    }

    private void assemble(Path home) throws IOException {
        try (InputStream tar = new GZIPInputStream(Files.newInputStream(parts.archive()), 1 << 16)) {
            TarArchive.unpack(tar, home, 1);
        }
        for (Path provider : parts.providers()) {
            Files.copy(
                    provider,
                    home.resolve("providers").resolve(provider.getFileName()),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path log = home.resolve("build.log");
        ChildProcess build = ChildProcess.start(
                "Keycloak's build",
                KeycloakCommand.in(home).withHeap("-Xmx640m").run("build", parts.buildOptions()),
                Map.of(),
                log,
                ledger);
        if (build.await() != 0) {
            Path kept = home.resolveSibling("failed-build.log");
            Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
            throw new StackFailure(build.obituary().replace(log.toString(), kept.toString()));
        }
        Directories.remove(home.resolve("data"));
    }
}
