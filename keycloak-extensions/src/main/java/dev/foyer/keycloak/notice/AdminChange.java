package dev.foyer.keycloak.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

/** What an admin event tells of that a customer should know. */
sealed interface AdminChange {

    /** Whose account it is. */
    String userId();

    /** A password was set. */
    record Password(String userId) implements AdminChange {}

    /** Something to sign in with was removed. */
    record Removal(String userId, String type) implements AdminChange {}

    /**
     * The user was written anew, perhaps with another address.
     *
     * @param password whether a password came with it
     */
    record Profile(String userId, boolean password) implements AdminChange {}

    ObjectMapper JSON = new ObjectMapper();
    Pattern PASSWORD = Pattern.compile("users/([^/]+)/reset-password");
    Pattern CREDENTIAL = Pattern.compile("users/([^/]+)/credentials/[^/]+");
    Pattern USER = Pattern.compile("users/([^/]+)");

    /** Empty where customers need not know: most of what admins do. */
    static Optional<AdminChange> of(AdminEvent event) {
        if (event.getResourceType() != ResourceType.USER || event.getResourcePath() == null) {
            return Optional.empty();
        }
        if (event.getOperationType() == OperationType.UPDATE) {
            return user(USER, event).flatMap(id -> profile(id, event.getRepresentation()));
        }
        if (event.getOperationType() != OperationType.ACTION) {
            return Optional.empty();
        }
        Optional<AdminChange> password = user(PASSWORD, event).map(Password::new);
        String type = event.getDetails() == null ? null : event.getDetails().get(Details.CREDENTIAL_TYPE);
        return password.isPresent() || type == null
                ? password
                : user(CREDENTIAL, event).map(id -> new Removal(id, type));
    }

    private static Optional<String> user(Pattern path, AdminEvent event) {
        Matcher matcher = path.matcher(event.getResourcePath());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Only where an address or a password came: nothing need be looked up for the others. */
    private static Optional<AdminChange> profile(String userId, @Nullable String representation) {
        try {
            JsonNode user = representation == null ? JSON.createObjectNode() : JSON.readTree(representation);
            boolean password = user.path("credentials").findValuesAsText("type").contains("password");
            return password || user.hasNonNull("email") ? Optional.of(new Profile(userId, password)) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Keycloak writes JSON", e);
        }
    }
}
