package dev.foyer.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts the readable parts of a realm together to one document that Keycloak imports.
 *
 * <p>Objects are merged, arrays appended; entries of an array that carry the same {@code clientId} or {@code alias} are merged,
 * so that one part can add to what another declares. The user profile, which Keycloak keeps as text inside a component, stands in a file
 * of its own.
 */
final class RealmParts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("clientId", "alias");
    private static final String USER_PROFILE = "user-profile.json";

    private final ObjectNode realm = JSON.createObjectNode();

    /** Adds every JSON file below a folder, in the order of their paths. */
    RealmParts add(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> parts = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            for (Path part : parts) {
                JsonNode content = JSON.readTree(part.toFile());
                merge(realm, part.endsWith(USER_PROFILE) ? userProfile(content) : (ObjectNode) content);
            }
        }
        return this;
    }

    ObjectNode realm() {
        return realm.deepCopy();
    }

    private static ObjectNode userProfile(JsonNode profile) {
        ObjectNode component = JSON.createObjectNode().put("providerId", "declarative-user-profile");
        component.putObject("config").putArray("kc.user.profile.config").add(profile.toString());
        ObjectNode part = JSON.createObjectNode();
        part.putObject("components")
                .putArray("org.keycloak.userprofile.UserProfileProvider")
                .add(component);
        return part;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            JsonNode present = into.get(field.getKey());
            if (present instanceof ObjectNode object && field.getValue() instanceof ObjectNode addition) {
                merge(object, addition);
            } else if (present instanceof ArrayNode array && field.getValue() instanceof ArrayNode additions) {
                additions.forEach(addition -> append(array, addition));
            } else {
                into.set(field.getKey(), field.getValue().deepCopy());
            }
        }
    }

    private static void append(ArrayNode array, JsonNode addition) {
        for (JsonNode entry : array) {
            if (NAMES.stream()
                    .anyMatch(name -> entry.hasNonNull(name) && entry.get(name).equals(addition.get(name)))) {
                merge((ObjectNode) entry, (ObjectNode) addition);
                return;
            }
        }
        array.add(addition.deepCopy());
    }
}
