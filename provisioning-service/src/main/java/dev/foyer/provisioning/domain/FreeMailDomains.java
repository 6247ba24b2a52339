package dev.foyer.provisioning.domain;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Domains where everybody can get an address: those that come with the jar, or those in a file of the operator's, which replaces
 * them. The file is read again when it has changed; one that cannot be read, or holds nothing, leaves what was read before in force.
 * Thread-safe.
 */
@ApplicationScoped
class FreeMailDomains {

    private static final Logger log = Logger.getLogger(FreeMailDomains.class);

    /** What a file looked like when it was read. */
    private record Version(FileTime modified, long size) {

        static final Version MISSING = new Version(FileTime.fromMillis(0), -1);

        static final Version UNREAD = new Version(FileTime.fromMillis(0), -2);

        static Version of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Version(attributes.lastModifiedTime(), attributes.size());
            } catch (IOException e) {
                return MISSING;
            }
        }
    }

    private record Loaded(DomainList list, Version version) {}

    private final Optional<Path> file;
    private volatile Loaded loaded = new Loaded(DomainList.packaged(), Version.UNREAD);

    @Inject
    FreeMailDomains(FoyerConfiguration configuration) {
        this(configuration.domains().freeMailFile());
    }

    FreeMailDomains(Optional<Path> file) {
        this.file = file;
    }

    /** Whether the domain, or one above it, is such a one. */
    boolean contain(DomainName domain) {
        file.ifPresent(this::refresh);
        return domain.upwards().stream().anyMatch(loaded.list().names()::contains);
    }

    private void refresh(Path path) {
        Version version = Version.of(path);
        if (!version.equals(loaded.version())) {
            read(path, version);
        }
    }

    private synchronized void read(Path path, Version version) {
        if (version.equals(loaded.version())) {
            return;
        }
        try (InputStream text = Files.newInputStream(path)) {
            DomainList list = DomainList.read(text);
            if (list.names().isEmpty()) {
                keep(path, version, "it names no domain");
                return;
            }
            loaded = new Loaded(list, version);
            log.infof(
                    "%d free-mail domains were read from %s; %d lines are no domain.",
                    list.names().size(), path, list.unusable());
        } catch (IOException e) {
            keep(path, version, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Said once for each state of the file, not with every look-up. */
    private void keep(Path path, Version version, String reason) {
        log.errorf(
                "The free-mail domains in %s are not used: %s. %d that were read before stay in force; mend the file.",
                path, reason, loaded.list().names().size());
        loaded = new Loaded(loaded.list(), version);
    }
}
