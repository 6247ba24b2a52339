package dev.foyer.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The realm of {@code up} in more than one language, since only then users have one, and with an application that takes passwords. */
final class SoakRealm {

    /** The application's client id. */
    static final String APPLICATION = "soak-application";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SoakRealm() {}

    /** Writes it into a directory and answers with the file. */
    static Path write(Path realm, Path directory) {
        try {
            ObjectNode copy = (ObjectNode) JSON.readTree(realm.toFile());
            copy.put("internationalizationEnabled", true).put("defaultLocale", "en");
            copy.putArray("supportedLocales").add("en").add("de");
            copy.withArray("clients")
                    .addObject()
                    .put("clientId", APPLICATION)
                    .put("publicClient", true)
                    .put("directAccessGrantsEnabled", true);
            Path file = Files.createDirectories(directory).resolve("customers-realm.json");
            JSON.writeValue(file.toFile(), copy);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
