package dev.foyer.devstack.postgres;

import dev.foyer.devstack.process.Directories;
import dev.foyer.devstack.process.StackFailure;
import dev.foyer.devstack.process.TarArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL (initdb, pg_ctl, postgres), unpacked once from the archive on the class path. */
final class PostgreSqlBinaries {
    private PostgreSqlBinaries() {}

    /** Returns the directory that holds {@code bin}; {@code cache} may be shared by runs side by side. */
    static Path in(Path cache) {
        String archive = "/postgres-" + system() + "-" + architecture() + ".txz";
        try (InputStream stream = PostgreSqlBinaries.class.getResourceAsStream(archive)) {
            if (stream == null) {
                throw new StackFailure("There is no PostgreSQL for this machine on the class path (looked for "
                        + archive + "); Linux and macOS on x86_64 and arm64 are supported.");
            }
            byte[] content = stream.readAllBytes();
            Path target = cache.resolve(sha256(content));
            if (!Files.exists(target)) {
                unpack(content, target);
            }
            return target;
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL cannot be unpacked into " + cache + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path partial = Files.createTempDirectory(target.getParent(), "partial-");
        try (InputStream tar = new XZCompressorInputStream(new ByteArrayInputStream(archive))) {
            TarArchive.unpack(tar, partial, 0);
            Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(target.getParent()));
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(target)) {
                throw e;
            }
        } finally {
            Directories.remove(partial);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") ? "arm_64" : "x86_64";
    }
}
