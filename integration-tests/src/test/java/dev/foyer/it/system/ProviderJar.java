package dev.foyer.it.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Packs a package of test classes as a provider for Keycloak. The bytes depend on the classes alone, so that a server that was
 * built with them is found again in the cache.
 */
final class ProviderJar {

    private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

    private ProviderJar() {}

    /** Writes the package of {@code factory}, which serves {@code spi}, and returns the file. */
    static Path write(Path file, Class<?> spi, Class<?> factory) {
        String folder = factory.getPackageName().replace('.', '/');
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            add(jar, "META-INF/services/" + spi.getName(), factory.getName().getBytes(StandardCharsets.UTF_8));
            for (Path type : classes(factory, folder)) {
                add(jar, folder + "/" + type.getFileName(), Files.readAllBytes(type));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> classes(Class<?> factory, String folder) throws IOException {
        Path root;
        try {
            root = Path.of(
                    factory.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(ALWAYS);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }
}
