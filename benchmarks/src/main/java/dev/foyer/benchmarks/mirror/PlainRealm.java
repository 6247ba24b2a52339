package dev.foyer.benchmarks.mirror;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Realms with Keycloak's defaults. One that has the client of the provisioning service is served: its users are marked. */
final class PlainRealm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainRealm() {}

    static Path write(Path folder, String name, boolean served) {
        ObjectNode realm = JSON.createObjectNode().put("realm", name).put("enabled", true);
        if (served) {
            realm.putArray("clients")
                    .addObject()
                    .put("clientId", "foyer-provisioning")
                    .put("serviceAccountsEnabled", true);
        }
        Path file = folder.resolve(name + "-realm.json");
        try {
            JSON.writeValue(file.toFile(), realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
