package dev.foyer.keycloak.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a request, read strictly: what is unknown, missing or of another kind is refused by a {@link RefusedRequestException}
 * that names the field, what was found and what is allowed. Texts are not repeated in messages, they may be personal.
 */
public final class RequestObject {

    private static final int UUID_LENGTH = 36;

    private final String path;
    private final JsonNode object;

    private RequestObject(String path, @Nullable JsonNode node, List<String> allowed) {
        this.path = path;
        if (node == null || !node.isObject()) {
            throw refusal(path, node, "an object with " + String.join(", ", allowed));
        }
        this.object = node;
        node.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw new RefusedRequestException(
                        at(name) + ": there is no such field; allowed are " + String.join(", ", allowed) + ".");
            }
        });
    }

    /** The whole body, which may have these fields and no others. */
    public static RequestObject body(@Nullable JsonNode body, String... allowed) {
        return new RequestObject("", body, Arrays.asList(allowed));
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Whether the field is there and null. */
    public boolean isNull(String name) {
        return object.path(name).isNull();
    }

    /** Names of the fields, all of them allowed. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The object in a field, which must be there. */
    public RequestObject object(String name, List<String> allowed) {
        return new RequestObject(at(name), object.get(name), allowed);
    }

    /** The object in a field, unless it is absent or null. */
    public Optional<RequestObject> optionalObject(String name, List<String> allowed) {
        return has(name) ? Optional.of(object(name, allowed)) : Optional.empty();
    }

    /** The objects in a field: at least one, at most so many. */
    public List<RequestObject> objects(String name, int most, List<String> allowed) {
        ArrayNode items = array(name, 1, most, "objects");
        List<RequestObject> objects = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            objects.add(new RequestObject(at(name) + "[" + i + "]", items.get(i), allowed));
        }
        return objects;
    }

    /** A text that is not blank; the length counts UTF-16 units. */
    public String text(String name, int longest) {
        return text(at(name), object.get(name), longest);
    }

    /** A text as {@link #text} has it, or the empty one where the field is absent, null or empty. */
    public String textOrEmpty(String name, int longest) {
        JsonNode value = object.get(name);
        return value == null
                        || value.isNull()
                        || value.isTextual() && value.asText().isEmpty()
                ? ""
                : text(name, longest);
    }

    /** The texts in a field, none of them blank. */
    public List<String> texts(String name, int fewest, int most, int longest) {
        ArrayNode items = array(name, fewest, most, "texts");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            texts.add(text(at(name) + "[" + i + "]", items.get(i), longest));
        }
        return texts;
    }

    /** A whole number within the bounds, both included. */
    public long number(String name, long least, long most) {
        JsonNode value = object.get(name);
        if (value == null
                || !value.canConvertToLong()
                || !value.isIntegralNumber()
                || value.longValue() < least
                || value.longValue() > most) {
            throw refusal(at(name), value, "a whole number from " + least + " to " + most);
        }
        return value.longValue();
    }

    /** A UUID in its full form: Java reads shortened ones too, which the database would then spell otherwise. */
    public UUID uuid(String name) {
        String text = text(name, UUID_LENGTH);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // refused below, like an id that is too short
        }
        throw refusal(at(name), object.get(name), "a UUID, 8-4-4-4-12 hexadecimal digits");
    }

    /** True or false, unless the field is absent or null. */
    public Optional<Boolean> flag(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!object.get(name).isBoolean()) {
            throw refusal(at(name), object.get(name), "true, false or null");
        }
        return Optional.of(object.get(name).booleanValue());
    }

    /** An exception that refuses this object as a whole. */
    public RefusedRequestException refused(String message) {
        return new RefusedRequestException((path.isEmpty() ? "The body" : path) + ": " + message);
    }

    private ArrayNode array(String name, int fewest, int most, String ofWhat) {
        JsonNode value = object.get(name);
        if (!(value instanceof ArrayNode array) || array.size() < fewest || array.size() > most) {
            throw refusal(at(name), value, "an array of " + fewest + " to " + most + " " + ofWhat);
        }
        return array;
    }

    /** PostgreSQL stores no text with a NUL in it. */
    private static String text(String path, @Nullable JsonNode value, int longest) {
        String text = value == null ? "" : value.asText();
        if (value == null || !value.isTextual() || text.isBlank() || text.length() > longest || text.indexOf(0) >= 0) {
            throw refusal(path, value, "a text of 1 to " + longest + " characters that is not blank");
        }
        return text;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static RefusedRequestException refusal(String path, @Nullable JsonNode found, String allowed) {
        return new RefusedRequestException(
                (path.isEmpty() ? "The body" : path) + ": found " + described(found) + "; allowed is " + allowed + ".");
    }

    private static String described(@Nullable JsonNode node) {
        if (node == null || node.isMissingNode()) {
            return "nothing";
        }
        return switch (node.getNodeType()) {
            case STRING -> "a text of " + node.asText().length() + " characters";
            case ARRAY -> "an array of " + node.size();
            case OBJECT -> "an object";
            default -> node.asText();
        };
    }
}
