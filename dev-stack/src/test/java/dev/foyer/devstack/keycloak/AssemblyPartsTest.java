package dev.foyer.devstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyPartsTest {
    private static final List<String> OPTIONS = List.of("--db=postgres");

    @TempDir
    private Path directory;

    private Path archive;
    private Path provider;
    private Path theme;

    @BeforeEach
    void write() throws IOException {
        archive = Files.writeString(directory.resolve("keycloak.tar.gz"), "archive");
        provider = Files.writeString(directory.resolve("provider.jar"), "provider");
        theme = Files.writeString(directory.resolve("theme.jar"), "theme");
    }

    @Test
    void neitherTimesNorOrderChangeTheHash() throws IOException {
        String before = new AssemblyParts(archive, List.of(provider, theme), OPTIONS).hash();
        Files.setLastModifiedTime(provider, FileTime.fromMillis(0));

        assertThat(new AssemblyParts(archive, List.of(theme, provider), OPTIONS).hash())
                .isEqualTo(before);
    }

    @Test
    void everyPartChangesTheHash() throws IOException {
        String before = new AssemblyParts(archive, List.of(provider), OPTIONS).hash();

        assertThat(new AssemblyParts(archive, List.of(provider), List.of("--db=dev-file")).hash())
                .isNotEqualTo(before);
        assertThat(new AssemblyParts(archive, List.of(provider, theme), OPTIONS).hash())
                .isNotEqualTo(before);
        Files.writeString(provider, "PROVIDER");
        assertThat(new AssemblyParts(archive, List.of(provider), OPTIONS).hash())
                .isNotEqualTo(before);
        Files.writeString(provider, "provider");
        Files.writeString(archive, "ARCHIVE");
        assertThat(new AssemblyParts(archive, List.of(provider), OPTIONS).hash())
                .isNotEqualTo(before);
    }
}
