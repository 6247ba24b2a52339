package dev.foyer.provisioning.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a WHERE clause with the values of its question marks. Values never become SQL text.
 *
 * @param sql a boolean expression, safe to combine
 */
public record Condition(String sql, List<Object> parameters) {

    /** True for every row. */
    public static final Condition ALL = new Condition("TRUE", List.of());

    /** An expression with its values, in the order of the question marks. */
    public static Condition of(String sql, Object... parameters) {
        return new Condition("(" + sql + ")", Arrays.asList(parameters));
    }

    /** Both must hold. */
    public Condition and(Condition other) {
        if (other.equals(ALL)) {
            return this;
        }
        if (equals(ALL)) {
            return other;
        }
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(other.parameters);
        return new Condition(sql + " AND " + other.sql, all);
    }

    /** As a part of a longer condition, a sub-query for example, that has no question marks of its own. */
    public Condition within(String before, String after) {
        return new Condition("(" + before + sql + after + ")", parameters);
    }
}
