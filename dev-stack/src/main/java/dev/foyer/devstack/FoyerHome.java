package dev.foyer.devstack;

import dev.foyer.devstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A checkout of Foyer, and where its modules leave what the stack runs. */
public record FoyerHome(Path root) {

    /** The directory of system property {@code foyer.home}, else the nearest one upwards that holds the realm. */
    public static FoyerHome find() {
        String given = System.getProperty("foyer.home");
        if (given != null) {
            return new FoyerHome(Path.of(given).toAbsolutePath().normalize());
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve("realm-config"))) {
                return new FoyerHome(directory);
            }
        }
        throw new StackFailure("No directory from " + start
                + " upwards holds realm-config; run from the checkout, or name it with -Dfoyer.home=<directory>.");
    }

    /** Where {@code up} keeps its state, and where everything that may be shared by runs is cached. */
    public Path state() {
        return root.resolve(".foyer");
    }

    public Path keycloakCache() {
        return state().resolve("keycloak");
    }

    public Path postgresBinaries() {
        return state().resolve("postgresql-binaries");
    }

    /** The Keycloak distribution as tar.gz. */
    public Path keycloakArchive() {
        return existing("dev-stack/target/keycloak/keycloak-quarkus-dist.tar.gz");
    }

    /** Our jars for Keycloak. */
    public List<Path> providerJars() {
        return List.of(jar("keycloak-extensions", "foyer-keycloak-extensions"), jar("themes", "foyer-themes"));
    }

    /** The realm of {@code up}, with its staff users and client secrets. */
    public Path devRealm() {
        return existing("realm-config/target/customers-realm-dev.json");
    }

    public Path serviceProgram() {
        return existing("provisioning-service/target/quarkus-app/quarkus-run.jar");
    }

    private Path jar(String module, String artifact) {
        Path target = root.resolve(module).resolve("target");
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, artifact + "-[0-9]*.jar")) {
                jars.forEach(found::add);
            } catch (IOException e) {
                throw new StackFailure(target + " cannot be read: " + e.getMessage(), e);
            }
        }
        found.removeIf(path -> path.toString().matches(".*-(sources|javadoc|tests|test-sources)\\.jar"));
        return switch (found.size()) {
            case 0 -> throw missing(target.resolve(artifact + "-<version>.jar"));
            case 1 -> found.get(0);
            default ->
                throw new StackFailure("There are several versions of " + artifact + " in " + target
                        + "; run mvn clean in " + module + " and build again.");
        };
    }

    private Path existing(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw missing(file);
        }
        return file;
    }

    private static StackFailure missing(Path file) {
        return new StackFailure(file + " is missing; build first: mvn -DskipTests package");
    }
}
