package dev.foyer.benchmarks.search;

import java.util.ArrayList;
import java.util.List;

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
            "nobody here",
            "qqqq");

    private static final int QUERIES = 200;

    private TypedQueries() {}

    /** Two hundred different queries, the shortest of each text first. */
    static List<String> all() {
        List<String> queries = new ArrayList<>();
        for (int length = 1; queries.size() < QUERIES; length++) {
            for (String text : TYPED) {
                int letters = length;
                if (letters <= text.length() && queries.size() < QUERIES) {
                    String query = text.substring(0, letters);
                    if (!query.isBlank() && !query.endsWith(" ") && !queries.contains(query)) {
                        queries.add(query);
                    }
                }
            }
        }
        return queries;
    }
}
