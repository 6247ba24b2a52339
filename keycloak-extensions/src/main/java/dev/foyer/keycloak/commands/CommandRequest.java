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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST commands}; one wrong field refuses it as a whole with 400. */
final class CommandRequest {

    private static final int MOST_COMMANDS = 100;
    private static final int MOST_COMPANIES = 1000;

    /** Width of Keycloak's columns for names and ids. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_ATTRIBUTE = 10_000;

    /** What a command may be. */
    private static final List<String> KINDS = List.of("state", "action", "link");

    private static final List<String> ATTRIBUTES = List.copyOf(new TreeSet<>(CustomerAttributes.NAMES));

    private CommandRequest() {}

    static List<IdentityCommand> parse(@Nullable JsonNode body) {
        return RequestObject.body(body, "commands")
                .objects("commands", MOST_COMMANDS, concat(List.of("userId"), KINDS))
                .stream()
                .map(CommandRequest::command)
                .toList();
    }

    private static IdentityCommand command(RequestObject command) {
        String userId = command.text("userId", LONGEST_NAME);
        List<String> kinds = KINDS.stream().filter(command::has).toList();
        if (kinds.size() != 1) {
            throw command.refused("found " + (kinds.isEmpty() ? "none" : String.join(" and ", kinds))
                    + "; allowed is one of " + String.join(", ", KINDS) + ".");
        }
        return switch (kinds.get(0)) {
            case "state" ->
                state(userId, command.object("state", List.of("version", "attributes", "profile", "enabled")));
            case "action" ->
                action(userId, command.object("action", List.of("id", "name", "cancels", "number", "factor")));
            default -> LinkRequest.link(userId, command.object("link", LinkRequest.FIELDS));
        };
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
        return new Act(
                userId,
                action.uuid("id"),
                known,
                action.has("cancels") ? Optional.of(action.uuid("cancels")) : Optional.empty(),
                subject(known, action));
    }

    private static Optional<String> subject(Action known, RequestObject action) {
        return switch (known) {
            case SET_PHONE -> Optional.of(action.text("number", LONGEST_NUMBER));
            case REMOVE_FACTOR -> Optional.of(action.text("factor", LONGEST_NAME));
            default -> Optional.empty();
        };
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
