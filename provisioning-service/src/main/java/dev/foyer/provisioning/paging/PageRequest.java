package dev.foyer.provisioning.paging;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param limit most rows on the page, 1 to {@value #MAX_LIMIT}
 * @param after the last row of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /**
     * Reads the parameters {@code limit} and {@code cursor} as the caller sent them.
     *
     * @throws ProblemException naming the parameter when a value is not allowed
     */
    public static PageRequest parse(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(parseLimit(limit), cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor));
    }

    private static int parseLimit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            int value = Integer.parseInt(limit);
            if (value >= 1 && value <= MAX_LIMIT) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw ProblemException.parameter("limit", "must be a number from 1 to " + MAX_LIMIT);
    }

    /** One row more than the page holds, to know whether there is a next page. */
    public int fetchSize() {
        return limit + 1;
    }

    /** Rows behind the page before, in the order {@link #newestFirst}. */
    public Condition condition(String alias) {
        if (after == null) {
            return Condition.ALL;
        }
        return Condition.of(
                "(" + alias + ".created_at, " + alias + ".id) < (?::timestamptz, ?)", after.createdAt(), after.id());
    }

    /** The one order of every list: total, because the id breaks ties, and served by an index. */
    public static String newestFirst(String alias) {
        return " ORDER BY " + alias + ".created_at DESC, " + alias + ".id DESC ";
    }
}
