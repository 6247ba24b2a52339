package dev.foyer.provisioning.label;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.TextRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The labels and tags of customers and companies. Who may see or change these is for the caller to ask. */
@ApplicationScoped
public class Labels {

    /** How many words of a kind somebody may have. */
    public static final int MOST = 50;

    /** What a word may be. */
    public static final TextRule NAME = new PlainText(64);

    private static final String COLUMN = """
            ARRAY(SELECT l.name FROM label l WHERE l.%s = %s.id AND l.kind = '%s' ORDER BY lower(l.name)) AS %ss""";

    private static final String NAMED = "l.kind = ? AND lower(l.name) = ANY (ARRAY(SELECT lower(w) FROM unnest(?) w))";

    private static final String REMOVE_OTHERS = """
            DELETE FROM label l
            WHERE l.%s = ? AND l.kind = ? AND lower(l.name) <> ALL (ARRAY(SELECT lower(w) FROM unnest(?) w))
            """;

    private static final String ADD = """
            INSERT INTO label (%s, kind, name)
            SELECT ?, ?, w FROM unnest(?) WITH ORDINALITY AS g (w, place) ORDER BY place
            ON CONFLICT DO NOTHING
            """;

    private static final String CHANGED =
            "UPDATE %s SET version = version + 1, updated_at = clock_timestamp() WHERE id = ?";

    private final Registry registry;

    Labels(Registry registry) {
        this.registry = registry;
    }

    /** The columns {@code labels} and {@code tags} of the owner's table under an alias, for a list of columns. */
    public static String columns(LabelOwner owner, String alias) {
        return COLUMN.formatted(owner.column(), alias, "label", "label") + ", "
                + COLUMN.formatted(owner.column(), alias, "tag", "tag");
    }

    /**
     * A condition: those with at least one of the words, whatever the case. A customer has those of the companies that they belong to, too.
     *
     * @param alias of the owner's table
     */
    static Condition withAny(LabelOwner owner, LabelKind kind, List<String> names, String alias) {
        String direct = "SELECT l.%s FROM label l WHERE ".formatted(owner.column()) + NAMED;
        if (owner == LabelOwner.COMPANY) {
            return Condition.of(alias + ".id IN (" + direct + ")", kind.column(), names);
        }
        return Condition.of(
                alias + ".id IN (" + direct
                        + " AND l.customer_id IS NOT NULL UNION ALL SELECT m.customer_id FROM label l"
                        + " JOIN membership m ON m.company_id = l.company_id WHERE " + NAMED + ")",
                kind.column(),
                names,
                kind.column(),
                names);
    }

    /** A condition: those with none of the words, of their own or of a company. Looked at row by row, as nearly all have none. */
    static Condition withNone(LabelOwner owner, LabelKind kind, List<String> names, String alias) {
        Condition own = Condition.of(
                "NOT EXISTS (SELECT 1 FROM label l WHERE l.%s = %s.id AND ".formatted(owner.column(), alias) + NAMED
                        + ")",
                kind.column(),
                names);
        return owner == LabelOwner.COMPANY
                ? own
                : own.and(Condition.of(
                        "NOT EXISTS (SELECT 1 FROM membership m JOIN label l ON l.company_id = m.company_id"
                                + " WHERE m.customer_id = " + alias + ".id AND " + NAMED + ")",
                        kind.column(),
                        names));
    }

    /** Gives somebody new these words, within the transaction at hand. */
    public void give(LabelOwner owner, String id, LabelKind kind, List<String> names) {
        registry.write(ADD.formatted(owner.column()), List.of(id, kind.column(), names));
    }

    /**
     * Gives the owner, who is locked, these words of a kind and no others, within the transaction at hand: a new version, if that changes
     * anything. A word that is there keeps its spelling.
     */
    public void set(LabelOwner owner, String id, LabelKind kind, List<String> names) {
        int removed = registry.write(REMOVE_OTHERS.formatted(owner.column()), List.of(id, kind.column(), names));
        int added = registry.write(ADD.formatted(owner.column()), List.of(id, kind.column(), names));
        if (removed + added > 0) {
            registry.write(CHANGED.formatted(owner.table()), List.of(id));
        }
    }
}
