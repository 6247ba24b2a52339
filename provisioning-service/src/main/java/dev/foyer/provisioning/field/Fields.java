package dev.foyer.provisioning.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, as a merge patch (RFC 7396) has them: an absent one is left alone, null clears. Each is
 * handed on when it is allowed; what is not is collected until {@link #finish}. Not thread-safe.
 */
public final class Fields {

    private final ObjectNode object;
    private final String prefix;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    public Fields(ObjectNode object) {
        this(object, "", new ArrayList<>());
    }

    /** The fields of something new, where null means the same as absent. */
    public static Fields ofNew(ObjectNode object) {
        ObjectNode given = object.deepCopy();
        given.removeIf(JsonNode::isNull);
        return new Fields(given);
    }

    private Fields(ObjectNode object, String prefix, List<FieldError> errors) {
        this.object = object;
        this.prefix = prefix;
        this.errors = errors;
    }

    /** Whether the field is there, null or not. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** Names of the fields that are there. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A field that null clears. */
    public <T> void optional(String name, Rule<T> rule, Consumer<@Nullable T> target) {
        JsonNode value = take(name);
        if (value == null) {
            return;
        }
        if (value.isNull()) {
            target.accept(null);
        } else {
            read(name, value, rule, target);
        }
    }

    /** A field that has a value, whatever comes: null is a mistake. */
    public <T> void kept(String name, Rule<T> rule, Consumer<T> target) {
        JsonNode value = take(name);
        if (value == null) {
            return;
        }
        if (value.isNull()) {
            error(name, "must not be empty");
        } else {
            read(name, value, rule, target);
        }
    }

    /** A field without which there is nothing to be done. */
    public <T> void mandatory(String name, Rule<T> rule, Consumer<T> target) {
        if (has(name)) {
            kept(name, rule, target);
        } else {
            known.add(name);
            error(name, "is missing");
        }
    }

    /** A field that is an object itself: null clears it, else its own fields are read one by one. */
    public void nested(String name, Runnable clear, Consumer<Fields> read) {
        JsonNode value = take(name);
        if (value == null) {
            return;
        }
        if (value.isNull()) {
            clear.run();
        } else if (value instanceof ObjectNode members) {
            Fields fields = new Fields(members, prefix + name + ".", errors);
            read.accept(fields);
            fields.refuseUnknown();
        } else {
            error(name, "must be an object");
        }
    }

    /** Says what is wrong with a field, if it is there at all. */
    public void refuse(String name, String message) {
        if (take(name) != null) {
            error(name, message);
        }
    }

    /** Says what is wrong with a field. */
    public void error(String name, String message) {
        errors.add(new FieldError(prefix + name, message));
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException naming every field that is unknown or has a value that is not allowed
     */
    public void finish() {
        refuseUnknown();
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_FIELDS, null, errors);
        }
    }

    private <T> void read(String name, JsonNode value, Rule<T> rule, Consumer<? super T> target) {
        try {
            target.accept(rule.read(value));
        } catch (NotAllowedException e) {
            error(name, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable JsonNode take(String name) {
        known.add(name);
        return object.get(name);
    }

    private void refuseUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                error(name, "is not a field that can be given here");
            }
        });
    }
}
