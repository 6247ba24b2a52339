package dev.foyer.devstack.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What an optimized Keycloak is made of; two with the same {@link #hash()} are the same server. */
record AssemblyParts(Path archive, List<Path> providers, List<String> buildOptions) {

    AssemblyParts {
        providers = providers.stream().sorted().toList();
        buildOptions = List.copyOf(buildOptions);
    }

    /** SHA-256 over the archive, names and contents of the provider jars, the options and the Java version. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            addFile(digest, archive);
            for (Path provider : providers) {
                addText(digest, provider.getFileName().toString());
                addFile(digest, provider);
            }
            buildOptions.forEach(option -> addText(digest, option));
            addText(digest, Integer.toString(Runtime.version().feature()));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addText(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static void addFile(MessageDigest digest, Path file) throws IOException {
        addText(digest, Long.toString(Files.size(file)));
        byte[] buffer = new byte[1 << 16];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read; (read = content.read(buffer)) > 0; ) {
                digest.update(buffer, 0, read);
            }
        }
    }
}
