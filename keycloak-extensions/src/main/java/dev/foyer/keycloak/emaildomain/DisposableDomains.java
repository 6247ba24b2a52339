package dev.foyer.keycloak.emaildomain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Domains of throw-away addresses: those that come with the jar, or those in a file of the operator's, which replaces them. The
 * file is read again when it has changed; one that cannot be read, or holds nothing, leaves what was read before in force.
 * Thread-safe; a look-up costs no more for a longer list.
 */
final class DisposableDomains {

    private static final Logger LOG = Logger.getLogger(DisposableDomains.class);

    /** What a file looked like when it was read. */
    private record Version(FileTime modified, long size) {

        static final Version MISSING = new Version(FileTime.fromMillis(0), -1);

        static final Version UNREAD = new Version(FileTime.fromMillis(0), -2);

        static Version of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size());
        }
    }

    private record Loaded(DomainList list, Version version) {}

    private final Optional<Path> file;
    private volatile Loaded loaded;

    /** @param file takes the place of the packaged list */
    DisposableDomains(Optional<Path> file) {
        this.file = file;
        this.loaded = new Loaded(DomainList.packaged(), Version.UNREAD);
        refresh();
    }

    /** @param name in the form of {@link dev.foyer.keycloak.settings.EmailDomain} */
    boolean contains(String name) {
        refresh();
        return loaded.list().names().contains(name);
    }

    private void refresh() {
        file.ifPresent(path -> {
            Version version = version(path);
            if (!version.equals(loaded.version())) {
                read(path, version);
            }
        });
    }

    private static Version version(Path path) {
        try {
            return Version.of(path);
        } catch (IOException e) {
            return Version.MISSING;
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
            LOG.infof(
                    "%d disposable email domains were read from %s; %d lines are no domain.",
                    list.names().size(), path, list.unusable());
        } catch (IOException e) {
            keep(path, version, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Said once for each state of the file, not with every look-up. */
    private void keep(Path path, Version version, String reason) {
        LOG.errorf(
                "The disposable email domains in %s are not used: %s. %d that were read before stay in force; mend the file.",
                path, reason, loaded.list().names().size());
        loaded = new Loaded(loaded.list(), version);
    }
}
