package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.problem.ProblemException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code q}: terms between blanks, each of which must be found. A term of three letters or digits is found
 * anywhere, a shorter one at the beginning of a word; the function {@code search_pattern} has the rule.
 *
 * @param terms at most {@value #MAX_TERMS}, what follows is not looked at; empty when the text has no letter or digit, and
 *     then nothing is found
 */
public record SearchText(List<String> terms) {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_TERMS = 8;
    private static final String PATTERN = "(SELECT search_pattern(?))";

    /**
     * The text to look for; null when there is nothing to look for.
     *
     * @throws ProblemException when it is too long to be meant
     */
    public static @Nullable SearchText parse(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        if (q.length() > MAX_LENGTH) {
            throw ProblemException.parameter("q", "must be text of at most " + MAX_LENGTH + " characters");
        }
        return new SearchText(Arrays.stream(q.strip().split("\\s+"))
                .filter(SearchText::says)
                .limit(MAX_TERMS)
                .toList());
    }

    /**
     * Every term is found in the column {@code search_text}. Each has a LIKE of its own, which the index takes, and a pattern
     * that is made once and not for every row, also where the plan was made for any pattern.
     */
    public Condition condition(String alias) {
        return terms.isEmpty()
                ? Condition.of("FALSE")
                : Condition.of(each(alias + ".search_text LIKE " + PATTERN, " AND "), terms.toArray());
    }

    /** Every term is found in this text, which is put together once for each row. */
    Condition condition(Condition text) {
        List<Object> parameters = new ArrayList<>(text.parameters());
        parameters.addAll(terms);
        return Condition.of(
                text.sql() + " LIKE ALL (ARRAY[" + each(PATTERN, ", ") + "]::text[])", parameters.toArray());
    }

    private String each(String sql, String between) {
        return String.join(between, Collections.nCopies(terms.size(), sql));
    }

    private static boolean says(String term) {
        return Normalizer.normalize(term, Form.NFKC).codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
