package dev.foyer.provisioning.assignment;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.label.LabelKind;
import dev.foyer.provisioning.label.Labels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Gives a word to many and takes it from many: sets are moved, so it is SQL, one statement whatever the number. */
@ApplicationScoped
class Assignments {

    private static final String PREVIEW = """
            SELECT count(*) AS meant,
                   count(*) FILTER (WHERE ? = h.has AND (h.has OR h.words < {most})) AS changed,
                   count(*) FILTER (WHERE NOT ? AND NOT h.has AND h.words >= {most}) AS full_ones
            FROM (SELECT {alias}.id FROM {table} {alias} WHERE {meant}) m
            CROSS JOIN LATERAL (SELECT coalesce(bool_or(lower(l.name) = lower(?)), false) AS has, count(*) AS words
                                FROM label l WHERE l.{column} = m.id AND l.kind = ?) h
            """;

    // Locked in the order of the ids, as everybody locks them.
    private static final String MEANT = """
            WITH meant AS MATERIALIZED (
              SELECT {alias}.id FROM {table} {alias} WHERE {meant} ORDER BY {alias}.id FOR NO KEY UPDATE OF {alias}
            ),
            """;

    private static final String ADD = MEANT + """
            counted AS MATERIALIZED (
              SELECT m.id, h.has, h.words FROM meant m
              CROSS JOIN LATERAL (SELECT coalesce(bool_or(lower(l.name) = lower(?)), false) AS has, count(*) AS words
                                  FROM label l WHERE l.{column} = m.id AND l.kind = ?) h
            ), given AS (
              INSERT INTO label ({column}, kind, name)
              SELECT n.id, ?, ? FROM counted n WHERE NOT n.has AND n.words < {most} ORDER BY n.id
              ON CONFLICT DO NOTHING RETURNING {column} AS id
            ), bumped AS (
              UPDATE {table} o SET version = o.version + 1, updated_at = clock_timestamp() FROM given g WHERE o.id = g.id
              RETURNING o.id
            )
            SELECT (SELECT count(*) FROM meant) AS meant, (SELECT count(*) FROM bumped) AS changed,
                   (SELECT count(*) FROM counted n WHERE NOT n.has AND n.words >= {most}) AS full_ones
            """;

    private static final String REMOVE = MEANT + """
            taken AS (
              DELETE FROM label l USING meant m
              WHERE l.{column} = m.id AND l.kind = ? AND lower(l.name) = lower(?) RETURNING m.id
            ), bumped AS (
              UPDATE {table} o SET version = o.version + 1, updated_at = clock_timestamp() FROM taken t WHERE o.id = t.id
              RETURNING o.id
            )
            SELECT (SELECT count(*) FROM meant) AS meant, (SELECT count(*) FROM bumped) AS changed, 0 AS full_ones
            """;

    private final Registry registry;

    Assignments(Registry registry) {
        this.registry = registry;
    }

    /** What would come of it now. */
    Assigned preview(LabelKind kind, String name, Assignment wanted) {
        List<Object> parameters = new ArrayList<>(List.of(wanted.remove(), wanted.remove()));
        parameters.addAll(wanted.meant().parameters());
        parameters.addAll(List.of(name, kind.column()));
        return read(PREVIEW, wanted, parameters);
    }

    /** Does it, within the transaction at hand. */
    Assigned assign(LabelKind kind, String name, Assignment wanted) {
        List<Object> parameters = new ArrayList<>(wanted.meant().parameters());
        parameters.addAll(
                wanted.remove() ? List.of(kind.column(), name) : List.of(name, kind.column(), kind.column(), name));
        return read(wanted.remove() ? REMOVE : ADD, wanted, parameters);
    }

    private Assigned read(String sql, Assignment wanted, List<Object> parameters) {
        String filled = sql.replace("{table}", wanted.owner().table())
                .replace("{alias}", wanted.alias())
                .replace("{column}", wanted.owner().column())
                .replace("{most}", Integer.toString(Labels.MOST))
                .replace("{meant}", wanted.meant().sql());
        return registry.first(
                        filled,
                        parameters,
                        row -> new Assigned(row.getLong("meant"), row.getLong("changed"), row.getLong("full_ones")))
                .orElseThrow();
    }
}
