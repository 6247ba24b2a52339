package dev.foyer.provisioning.question;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What staff may write as the answer to a question. Patterns, ranges and other rules of the user profile are asked at sign-up only:
 * they are Keycloak's to apply.
 */
record AnswerRule(Question question) implements Rule<List<String>> {

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 2_000;

    /** The values in their order, each once. */
    @Override
    public List<String> read(JsonNode given) throws NotAllowedException {
        if (!given.isArray() || given.isEmpty()) {
            throw new NotAllowedException("must be an array of at least one text, or null, which removes the answer");
        }
        if (given.size() > MOST_VALUES) {
            throw new NotAllowedException("must have at most " + MOST_VALUES + " values");
        }
        Set<String> values = new LinkedHashSet<>();
        for (JsonNode value : given) {
            values.add(text(value));
        }
        if (values.size() > 1 && !question.multivalued()) {
            throw new NotAllowedException("must have one value: the question has one answer");
        }
        return List.copyOf(values);
    }

    private String text(JsonNode value) throws NotAllowedException {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new NotAllowedException("must have texts as values that are not blank");
        }
        String text = value.textValue();
        if (text.codePointCount(0, text.length()) > LONGEST_VALUE) {
            throw new NotAllowedException("must have values of at most " + LONGEST_VALUE + " characters");
        }
        if (text.codePoints().anyMatch(AnswerRule::isNotText)) {
            throw new NotAllowedException("must have values without control characters other than line ends and tabs");
        }
        if (!question.options().isEmpty() && !question.options().contains(text)) {
            throw new NotAllowedException("must be one of the options " + String.join(", ", question.options()));
        }
        return text;
    }

    // Half of a surrogate pair is no character: PostgreSQL would keep a question mark in its place.
    private static boolean isNotText(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.SURROGATE
                || (type == Character.CONTROL && codePoint != '\n' && codePoint != '\r' && codePoint != '\t');
    }
}
