package dev.foyer.provisioning.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Changes that are applied together, each of another user.
 *
 * @param changes never empty
 * @param emailTaken whether the addresses are other customers': everything else is applied then
 */
record Batch(List<Change> changes, boolean emailTaken) {

    Batch(List<Change> changes) {
        this(changes, false);
    }

    /** The same changes without their addresses. */
    Batch withEmailTaken() {
        return new Batch(changes, true);
    }

    /** The batch as the one JSON parameter of every statement. */
    String json() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(changes.size());
        for (Change change : changes) {
            JsonNode user = change.user();
            ObjectNode row =
                    user instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
            row.put("userId", change.userId());
            row.put("gone", user == null);
            row.put("emailTaken", emailTaken);
            NewsletterConsent.write(change, row);
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

    /** Whether somebody has asked for the newsletter. */
    boolean hasConsents() {
        return changes.stream().anyMatch(NewsletterConsent::isIn);
    }

    /** Whether somebody's customer id is named. */
    boolean hasCustomerIds() {
        return changes.stream().anyMatch(change -> !text(change, "customerId").isEmpty());
    }

    /** The changes of these users, or of all others. */
    List<Change> of(Collection<String> userIds, boolean included) {
        Set<String> ids = Set.copyOf(userIds);
        return changes.stream()
                .filter(change -> ids.contains(change.userId()) == included)
                .toList();
    }

    /** Whether somebody's business name may have to be read. */
    boolean hasVerifiedBusiness() {
        return changes.stream()
                .anyMatch(change ->
                        isVerified(change) && !text(change, "businessName").isBlank());
    }

    /** Whether somebody has answered a question. */
    boolean hasAnswers() {
        return changes.stream()
                .anyMatch(change ->
                        change.user() != null && !change.user().path("answers").isEmpty());
    }

    private boolean isVerified(Change change) {
        return !emailTaken
                && change.user() != null
                && change.user().path("emailVerified").asBoolean();
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
