package dev.foyer.keycloak.emaildomain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The disposable domains")
class DisposableDomainsTest {

    private static final String PACKAGED = "mailinator.com";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("disposable.txt");
    }

    @Test
    @DisplayName("come with the jar: thousands, well-formed, without ordinary providers and domains of examples")
    void packaged() {
        DomainList list = DomainList.packaged();

        assertThat(list.unusable()).isZero();
        assertThat(list.names())
                .hasSizeGreaterThan(5000)
                .contains(PACKAGED, "yopmail.com", "10minutemail.com")
                .doesNotContain("gmail.com", "outlook.com", "gmx.de", "example.com", "example", "com");
        assertThat(new DisposableDomains(Optional.empty()).contains(PACKAGED)).isTrue();
    }

    @Test
    @DisplayName("are replaced by a file, whose comments and spellings do not matter")
    void replaced() throws IOException {
        Files.writeString(file, "# ours\n\n  Throwaway.Example \nwegwerf-b\u00fccher.example\nno domain\n");
        DisposableDomains domains = new DisposableDomains(Optional.of(file));

        assertThat(domains.contains("throwaway.example")).isTrue();
        assertThat(domains.contains("xn--wegwerf-bcher-4ob.example")).isTrue();
        assertThat(domains.contains(PACKAGED)).isFalse();
    }

    @Test
    @DisplayName("are read again when the file has changed, and stay when it is gone, empty or no text")
    void readAgain() throws IOException {
        Files.writeString(file, "one.example\n");
        DisposableDomains domains = new DisposableDomains(Optional.of(file));

        Files.writeString(file, "one.example\nanother.example\n");
        assertThat(domains.contains("another.example")).isTrue();
        Files.delete(file);
        assertThat(domains.contains("another.example")).isTrue();
        Files.writeString(file, "# nothing\n");
        assertThat(domains.contains("another.example")).isTrue();
        Files.writeString(file, "third.example\n");
        assertThat(domains.contains("third.example")).isTrue();
        assertThat(domains.contains("another.example")).isFalse();
    }

    @Test
    @DisplayName("are those of the jar until the file is there")
    void notThereYet() throws IOException {
        DisposableDomains domains = new DisposableDomains(Optional.of(file));

        assertThat(domains.contains(PACKAGED)).isTrue();
        Files.writeString(file, "throwaway.example\n");
        assertThat(domains.contains(PACKAGED)).isFalse();
    }
}
