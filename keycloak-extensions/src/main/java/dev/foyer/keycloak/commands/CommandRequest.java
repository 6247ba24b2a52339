package dev.foyer.keycloak.commands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.keycloak.claims.CustomerAttributes;
import dev.foyer.keycloak.commands.IdentityCommand.Act;
import dev.foyer.keycloak.commands.IdentityCommand.State;
import dev.foyer.keycloak.request.RequestObject;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST commands}; one wrong field refuses it as a whole with 400. */
final class CommandRequest {

    private static final int MOST_COMMANDS = 100;
    private static final int MOST_COMPANIES = 1000;

    /** Width of Keycloak's columns for names and ids. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_ATTRIBUTE = 10_000;

    private static final List<String> ATTRIBUTES = List.copyOf(new TreeSet<>(CustomerAttributes.NAMES));

    private CommandRequest() {}

    static List<IdentityCommand> parse(@Nullable JsonNode body) {
        return RequestObject.body(body, "commands")
                .objects("commands", MOST_COMMANDS, List.of("userId", "state", "action"))
                .stream()
                .map(CommandRequest::command)
                .toList();
    }

    private static IdentityCommand command(RequestObject command) {
        String userId = command.text("userId", LONGEST_NAME);
        if (command.has("state") == command.has("action")) {
            throw command.refused(
                    "found " + (command.has("state") ? "both state and action" : "neither state nor action")
                            + "; allowed is one of the two.");
        }
        return command.has("state")
                ? state(userId, command.object("state", List.of("version", "attributes", "profile", "enabled")))
                : action(userId, command.object("action", List.of("id", "name")));
    }

    private static State state(String userId, RequestObject state) {
        return new State(
                userId,
                state.number("version", 0, Long.MAX_VALUE),
                state.optionalObject("attributes", ATTRIBUTES)
                        .map(CommandRequest::attributes)
                        .orElse(Map.of()),
                state.optionalObject("profile", ProfileField.NAMES)
                        .map(CommandRequest::profile)
                        .orElse(Map.of()),
                state.flag("enabled"));
    }

    private static Map<String, List<String>> attributes(RequestObject attributes) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : attributes.names()) {
            int most = name.equals(CustomerAttributes.MEMBERSHIPS) ? MOST_COMPANIES : 1;
            values.put(name, attributes.texts(name, 0, most, LONGEST_ATTRIBUTE));
        }
        return values;
    }

    private static Map<ProfileField, Optional<String>> profile(RequestObject profile) {
        Map<ProfileField, Optional<String>> values = new EnumMap<>(ProfileField.class);
        for (String name : profile.names()) {
            values.put(
                    ProfileField.of(name),
                    profile.isNull(name) ? Optional.empty() : Optional.of(profile.text(name, LONGEST_NAME)));
        }
        return values;
    }

    private static Act action(String userId, RequestObject action) {
        String name = action.text("name", LONGEST_NAME);
        Action known = Action.of(name)
                .orElseThrow(() -> action.refused("there is no such action; allowed is " + Action.NAMES + "."));
        return new Act(userId, id(action), known);
    }

    /** Java reads shortened ids too, which the database would then spell otherwise. */
    private static UUID id(RequestObject action) {
        String text = action.text("id", LONGEST_NAME);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // refused below, like an id that is too short
        }
        throw action.refused("the id is no UUID; allowed is 8-4-4-4-12 hexadecimal digits.");
    }
}
