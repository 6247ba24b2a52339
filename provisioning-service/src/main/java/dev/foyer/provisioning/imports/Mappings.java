package dev.foyer.provisioning.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.Given;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.AuditNotes;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mappings that were saved under a name, and those that come with a file. */
@ApplicationScoped
class Mappings {

    /** How many may be saved. */
    private static final int MOST = 200;

    private static final TextRule NAME = new PlainText(64);

    private static final Rule<ImportKind> KIND = value -> {
        ImportKind kind = value.isTextual() ? ImportKind.find(value.textValue()).orElse(null) : null;
        if (kind == null) {
            throw new NotAllowedException("must be companies or contacts");
        }
        return kind;
    };

    private static final String ALL = "SELECT name, kind, columns, updated_by, updated_at FROM import_mapping ";

    private static final String SAVE = """
            INSERT INTO import_mapping (name, kind, columns)
            SELECT ?, ?, ?::jsonb WHERE EXISTS (SELECT 1 FROM import_mapping WHERE name = ?) OR (SELECT count(*) FROM import_mapping) < ?
            ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, columns = excluded.columns, updated_at = clock_timestamp(),
              updated_by = excluded.updated_by
            """;

    private static final String REMOVE = "DELETE FROM import_mapping WHERE name = ?";

    private final Registry registry;
    private final WriteTransaction transaction;
    private final AuditNotes audit;
    private final ObjectMapper json;

    Mappings(Registry registry, WriteTransaction transaction, AuditNotes audit, ObjectMapper json) {
        this.registry = registry;
        this.transaction = transaction;
        this.audit = audit;
        this.json = json;
    }

    /** All that are saved, by their names. */
    List<SavedMapping> all() {
        return select("ORDER BY name", List.of());
    }

    /**
     * The mapping that comes with a file: a JSON object, or the name of one.
     *
     * @param given null or empty for none
     * @throws NotAllowedException when there is none of this name for this kind, or it makes no sense
     */
    Mapping read(@Nullable String given, ImportKind kind) throws NotAllowedException {
        if (given == null || given.isBlank()) {
            return Mapping.NONE;
        }
        String text = given.strip();
        if (text.startsWith("{")) {
            try {
                return Mapping.ofColumns(
                        new MappingRule(kind).read(JsonBody.object(text.getBytes(StandardCharsets.UTF_8))));
            } catch (ProblemException e) {
                throw new NotAllowedException("must be a JSON object or the name of a mapping");
            }
        }
        if (Presets.has(text)) {
            return Presets.find(text, kind)
                    .orElseThrow(() -> new NotAllowedException("has no columns for " + kind.code()));
        }
        return saved(text, kind);
    }

    /**
     * Keeps a mapping under this name, in place of one that has it.
     *
     * @throws ProblemException naming what is not allowed
     */
    SavedMapping save(String name, byte @Nullable [] body) {
        String word = name(name);
        Fields fields = Fields.ofNew(JsonBody.object(body));
        Given<ImportKind> kind = new Given<>(ImportKind.COMPANIES);
        Given<Map<String, String>> columns = new Given<>(Map.of());
        fields.mandatory("kind", KIND, kind::set);
        fields.mandatory("columns", new MappingRule(kind.get()), columns::set);
        fields.finish();
        return transaction.run(null, () -> {
            String text = text(columns.get());
            if (registry.write(SAVE, List.of(word, kind.get().code(), text, word, MOST)) == 0) {
                throw new ProblemException(ProblemCode.TOO_MANY, "There are " + MOST + " mappings already");
            }
            audit.added("import_mapping", word, Map.of("kind", kind.get().code(), "columns", columns.get()));
            return select("WHERE name = ?", List.of(word)).get(0);
        });
    }

    /**
     * Forgets a mapping.
     *
     * @throws ProblemException when there is none of this name
     */
    void remove(String name) {
        transaction.run(null, () -> {
            if (registry.write(REMOVE, List.of(name)) == 0) {
                throw new ProblemException(ProblemCode.NOT_FOUND, "There is no mapping of this name");
            }
            audit.changed("import_mapping", name, null, Map.of("removed", true));
            return name;
        });
    }

    private Mapping saved(String name, ImportKind kind) throws NotAllowedException {
        List<SavedMapping> found = select("WHERE name = ? AND kind = ?", List.of(name, kind.code()));
        if (found.isEmpty()) {
            throw new NotAllowedException("must be a JSON object, the name of a saved mapping for " + kind.code()
                    + ", or one of " + String.join(", ", Presets.names()));
        }
        return Mapping.ofColumns(new MappingRule(kind)
                .read(JsonBody.object(found.get(0).columns().getBytes(StandardCharsets.UTF_8))));
    }

    private List<SavedMapping> select(String rest, List<String> parameters) {
        return registry.list(
                ALL + rest,
                parameters,
                row -> new SavedMapping(
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("columns"),
                        row.getString("updated_by"),
                        Columns.requiredInstant(row, "updated_at")));
    }

    private static String name(String name) {
        try {
            String word = NAME.read(name);
            if (Presets.has(word) || word.startsWith("{")) {
                throw new NotAllowedException("must not be one of those that are always there");
            }
            return word;
        } catch (NotAllowedException e) {
            throw ProblemException.parameter("name", String.valueOf(e.getMessage()));
        }
    }

    private String text(Map<String, String> columns) {
        ObjectNode object = json.createObjectNode();
        columns.forEach((column, field) -> object.put(column, field.isEmpty() ? null : field));
        return object.toString();
    }
}
