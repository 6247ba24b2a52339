package dev.foyer.devstack.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.devstack.process.Directories;
import dev.foyer.devstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A home directory for one server: links into the shared distribution, and a {@code data} of its own. */
record RunDirectory(Path path) {
    private static final List<String> LINKED = List.of("bin", "conf", "lib", "providers", "themes", "version.txt");

    /** Makes it anew; what an earlier server kept in {@code data} is gone (Keycloak keeps its state in the database). */
    void prepare(Path distribution, List<Path> realmFiles) {
        try {
            Directories.remove(path);
            Path imports = Files.createDirectories(path.resolve("data/import"));
            for (String name : LINKED) {
                Files.createSymbolicLink(path.resolve(name), distribution.resolve(name));
            }
            for (Path realmFile : realmFiles) {
                Files.copy(realmFile, imports.resolve(realmName(realmFile) + "-realm.json"));
            }
        } catch (IOException e) {
            throw new StackFailure("Keycloak's working directory " + path + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static String realmName(Path realmFile) throws IOException {
        String name =
                new ObjectMapper().readTree(realmFile.toFile()).path("realm").asText();
        if (name.isEmpty()) {
            throw new StackFailure(realmFile + " is no realm: it has no field \"realm\".");
        }
        return name;
    }
}
