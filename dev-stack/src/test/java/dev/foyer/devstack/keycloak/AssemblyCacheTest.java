package dev.foyer.devstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.devstack.process.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyCacheTest {

    @TempDir
    private Path directory;

    @Test
    void theSameHashIsAssembledOnce() {
        AssemblyCache cache = new AssemblyCache(directory);
        AtomicInteger assembled = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            cache.get("0123456789abcdef", home -> {
                Files.createDirectory(home);
                assembled.incrementAndGet();
            });
        }

        assertThat(assembled).hasValue(1);
    }

    @Test
    void whatFailedHalfWayIsAssembledAgain() {
        AssemblyCache cache = new AssemblyCache(directory);
        assertThatThrownBy(() -> cache.get("0123456789abcdef", home -> {
                    Files.createDirectory(home);
                    throw new StackFailure("no");
                }))
                .hasMessage("no");

        Path home = cache.get("0123456789abcdef", path -> Files.createDirectory(path.resolveSibling("partial")));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void onlyTheTwoUsedLastAreKept() throws Exception {
        AssemblyCache cache = new AssemblyCache(directory);
        for (int i = 1; i <= 4; i++) {
            Path home = cache.get("000000000000000" + i, path -> Files.createDirectory(path));
            Files.setLastModifiedTime(home, FileTime.fromMillis(i * 1000L));
        }

        assertThat(directory.resolve("0000000000000001")).doesNotExist();
        assertThat(directory.resolve("0000000000000002")).doesNotExist();
        assertThat(directory.resolve("0000000000000003")).exists();
        assertThat(directory.resolve("0000000000000004")).exists();
    }
}
