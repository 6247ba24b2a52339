package dev.foyer.provisioning.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.util.List;

/**
 * Changes that are applied together, each of another user.
 *
 * @param changes never empty
 */
record Batch(List<Change> changes) {

    /** The batch as the one JSON parameter of every statement. */
    String json() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(changes.size());
        for (Change change : changes) {
            JsonNode user = change.user();
            ObjectNode row =
                    user instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
            row.put("userId", change.userId());
            row.put("gone", user == null);
            rows.add(row);
        }
        return rows.toString();
    }

    boolean hasGone() {
        return changes.stream().anyMatch(change -> change.user() == null);
    }

    boolean hasUsers() {
        return changes.stream().anyMatch(change -> change.user() != null);
    }

    boolean hasVerified() {
        return changes.stream().anyMatch(Batch::isVerified);
    }

    /** Whether somebody's business name may have to be read. */
    boolean hasVerifiedBusiness() {
        return changes.stream()
                .anyMatch(change ->
                        isVerified(change) && !text(change, "businessName").isBlank());
    }

    private static boolean isVerified(Change change) {
        return change.user() != null && change.user().path("emailVerified").asBoolean();
    }

    private static String text(Change change, String field) {
        return change.user() == null ? "" : change.user().path(field).asText("");
    }

    /** Both halves; only for more than one change. */
    List<Batch> halves() {
        int middle = changes.size() / 2;
        return List.of(new Batch(changes.subList(0, middle)), new Batch(changes.subList(middle, changes.size())));
    }
}
