package dev.foyer.benchmarks.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What people type into a search box, letter by letter: each is a query, as a list that searches while typing sends it. */
final class TypedQueries {

    private static final List<String> TYPED = List.of(
            "müller",
            "anna weber",
            "schr",
            "garcia",
            "lefevre",
            "rossi",
            "yilmaz",
            "kowalski",
            "otto",
            "zimmermann",
            "anna.weber",
            "@mail42",
            "company77",
            "1000423",
            "1999999",
            "K104711",
            "druck gmbh",
            "papier",
            "hoffmann",
            "zoe",
            "elodie",
            "lukasz",
            "xenia krüger",
            "bergm",
            "ünther",
            "mann",
            "berger k",
            "jürgen w",
            "schmidt",
            "françois",
            "nowak",
            "dubois",
            "anna.weber@mail",
            "müller druck",
            "nobody here",
            "qqqq");

    private static final int QUERIES = 200;
    private static final int LONGEST =
            TYPED.stream().mapToInt(String::length).max().orElseThrow();

    private TypedQueries() {}

    /** Two hundred different queries, the shortest of each text first. */
    static List<String> all() {
        Set<String> queries = new LinkedHashSet<>();
        for (int length = 1; length <= LONGEST; length++) {
            for (String text : TYPED) {
                String query = text.substring(0, Math.min(length, text.length()));
                if (queries.size() < QUERIES && !query.endsWith(" ")) {
                    queries.add(query);
                }
            }
        }
        if (queries.size() < QUERIES) {
            throw new IllegalStateException("Only " + queries.size() + " different queries.");
        }
        return List.copyOf(queries);
    }
}
