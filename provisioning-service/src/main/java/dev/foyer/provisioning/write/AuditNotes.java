package dev.foyer.provisioning.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.provisioning.database.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entries of the audit for what happens in no table of customers: settings, runs, commands. Within a write transaction. */
@ApplicationScoped
public class AuditNotes {

    private static final String NOTE =
            "INSERT INTO audit (action, entity, entity_id, before, after) VALUES (?, ?, ?, ?::jsonb, ?::jsonb)";

    private final Registry registry;
    private final ObjectMapper json;

    AuditNotes(Registry registry, ObjectMapper json) {
        this.registry = registry;
        this.json = json;
    }

    /** Something was started. */
    public void added(String entity, String id, Object after) {
        note("insert", entity, id, null, after);
    }

    /**
     * Something was changed.
     *
     * @param before null where it tells nothing
     */
    public void changed(String entity, String id, @Nullable Object before, Object after) {
        note("update", entity, id, before, after);
    }

    private void note(String action, String entity, String id, @Nullable Object before, Object after) {
        registry.write(NOTE, Arrays.asList(action, entity, id, before == null ? null : text(before), text(after)));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is noted can be written as JSON", e);
        }
    }
}
