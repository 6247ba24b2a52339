package dev.foyer.realm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the importable realms: {@code customers-realm.json} for production, without secrets and people, and
 * {@code customers-realm-dev.json} for {@code ./foyer up} and tests, with the sample application, staff users, mail to the
 * inbox and known secrets.
 */
public final class AssembleRealm {

    private AssembleRealm() {}

    /**
     * Reads {@code realm} and {@code dev} below the first argument, writes into the folder that the second one names.
     *
     * @throws IOException where a part is missing or is no JSON
     */
    public static void main(String[] args) throws IOException {
        Path source = Path.of(args[0]);
        Path target = Files.createDirectories(Path.of(args[1]));
        write(new RealmParts().add(source.resolve("realm")), target.resolve("customers-realm.json"));
        write(
                new RealmParts().add(source.resolve("realm")).add(source.resolve("dev")),
                target.resolve("customers-realm-dev.json"));
    }

    private static void write(RealmParts parts, Path file) throws IOException {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), parts.realm());
    }
}
