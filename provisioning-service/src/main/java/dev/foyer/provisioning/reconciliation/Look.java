package dev.foyer.provisioning.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.keycloak.Changes.Change;
import dev.foyer.provisioning.keycloak.UserPage;
import dev.foyer.provisioning.mirror.Difference;
import dev.foyer.provisioning.mirror.Differences;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Users as Keycloak has them at one moment, to be compared with the registry. Who waits in the feed is left out: the registry
 * cannot know of the change yet.
 *
 * @param users customers of Keycloak's
 * @param absent ids that were asked for and are no customers of Keycloak's, or none any more
 */
record Look(List<JsonNode> users, List<String> absent) {

    /** At a page of all users. */
    static Look at(UserPage page) {
        return at(page, List.of());
    }

    /** At the users that were asked for. */
    static Look at(UserPage page, List<String> asked) {
        Set<String> marked = Set.copyOf(page.marked());
        List<JsonNode> settled =
                page.users().stream().filter(user -> !marked.contains(id(user))).toList();
        Set<String> present = new HashSet<>(ids(page.users()));
        List<String> absent = asked.stream()
                .filter(id -> !present.contains(id) && !marked.contains(id))
                .toList();
        return new Look(settled, absent);
    }

    /** Whoever was compared. */
    List<String> compared() {
        List<String> ids = new ArrayList<>(ids(users));
        ids.addAll(absent);
        return ids;
    }

    /** Who differs. Two statements, however many users they are. */
    List<Finding> findings(Connection connection) throws SQLException {
        List<Change> changes = new ArrayList<>();
        users.forEach(user -> changes.add(new Change(id(user), List.of(), user)));
        absent.forEach(id -> changes.add(new Change(id, List.of(), null)));
        List<Finding> findings = new ArrayList<>();
        for (Difference difference : Differences.among(connection, changes)) {
            findings.add(Finding.of(difference));
        }
        findings.addAll(TokenAttributes.among(connection, users));
        return findings;
    }

    static List<String> ids(List<JsonNode> users) {
        return users.stream().map(Look::id).toList();
    }

    private static String id(JsonNode user) {
        return user.path("id").asText();
    }
}
