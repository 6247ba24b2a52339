package dev.foyer.provisioning.paging;

import dev.foyer.provisioning.database.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A list that is narrowed, and the roads to a page of it in a table of millions. Which of them is short depends on how many
 * rows match, which nobody knows beforehand, the planner least: what is frequent is soon found among the newest rows, what is
 * rare by its index. So the newest are looked at first, a fixed number of them, and only where they do not fill the page all
 * that matches is fetched and sorted. Neither road is ever long.
 *
 * @param table as the query has it, with the columns id and created_at
 * @param alias under which all conditions mean that table
 * @param picked what an index answers with few rows; there is nothing to walk then
 * @param walked what an index answers newest first: all rows, or those with one property
 * @param rest everything else
 */
public record Listing(String table, String alias, Condition picked, Condition walked, Condition rest) {

    private static final int NEWEST = 5_000;

    /** All rows of the table, newest first. */
    public static Listing of(String table, String alias) {
        return new Listing(table, alias, Condition.ALL, Condition.ALL, Condition.ALL);
    }

    /** Narrowed to few rows, which an index finds. */
    public Listing pick(Condition condition) {
        return new Listing(table, alias, picked.and(condition), walked, rest);
    }

    /** Narrowed to rows with a property that has an index of the list's order. One such index can be walked. */
    public Listing walk(Condition condition) {
        return walked.equals(Condition.ALL) ? new Listing(table, alias, picked, condition, rest) : narrow(condition);
    }

    /** Narrowed by anything. */
    public Listing narrow(Condition condition) {
        return new Listing(table, alias, picked, walked, rest.and(condition));
    }

    /** What all rows of the list meet, for whoever needs no page of them. */
    public Condition all() {
        return picked.and(walked).and(rest);
    }

    /**
     * One page of the list.
     *
     * @param read the rows that meet a condition, newest first
     * @param position of a row in the list's order
     */
    public <T> Page<T> page(PageRequest request, Function<Condition, List<T>> read, Function<T, Cursor> position) {
        List<T> rows = List.of();
        for (Condition road : roads(request)) {
            rows = read.apply(road);
            if (rows.size() == request.fetchSize()) {
                break;
            }
        }
        return Page.of(rows, request, position);
    }

    /** To be tried in this order. What gives fewer rows than a page may have is not to be trusted, but for the last. */
    private List<Condition> roads(PageRequest page) {
        if (!picked.equals(Condition.ALL)) {
            return List.of(everything(page));
        }
        return rest.equals(Condition.ALL) ? List.of(straight(page)) : List.of(newest(page), everything(page));
    }

    private Condition straight(PageRequest page) {
        Condition rows = walked.and(page.condition(alias));
        return ids("SELECT " + alias + ".id FROM " + from() + " WHERE " + rows.sql() + firstOf(page), rows);
    }

    private Condition newest(PageRequest page) {
        Condition rows = walked.and(page.condition(alias));
        String newest =
                "SELECT * FROM " + from() + " WHERE " + rows.sql() + PageRequest.newestFirst(alias) + "LIMIT " + NEWEST;
        return ids(
                "SELECT " + alias + ".id FROM (" + newest + ") " + alias + " WHERE " + rest.sql() + firstOf(page),
                rows,
                rest);
    }

    private Condition everything(PageRequest page) {
        Condition rows = all().and(page.condition(alias));
        String hits = "SELECT " + alias + ".id, " + alias + ".created_at FROM " + from() + " WHERE " + rows.sql();
        return ids(
                "WITH hits AS MATERIALIZED (" + hits + ") SELECT " + alias + ".id FROM hits " + alias + firstOf(page),
                rows);
    }

    private String from() {
        return table + " " + alias;
    }

    private String firstOf(PageRequest page) {
        return PageRequest.newestFirst(alias) + "LIMIT " + page.fetchSize();
    }

    // An array, so that the rows of the page are fetched by their key, whatever the planner thinks of the rest.
    private Condition ids(String query, Condition... conditions) {
        List<Object> parameters = new ArrayList<>();
        for (Condition condition : conditions) {
            parameters.addAll(condition.parameters());
        }
        return Condition.of(alias + ".id = ANY (ARRAY(" + query + "))", parameters.toArray());
    }
}
