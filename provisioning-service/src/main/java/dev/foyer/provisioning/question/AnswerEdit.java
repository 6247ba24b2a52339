package dev.foyer.provisioning.question;

import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a merge patch of a customer says about answers.
 *
 * @param given answers to be written, each with the version that its question has now
 * @param removed questions whose answer is to be removed
 */
public record AnswerEdit(List<GivenAnswer> given, Set<String> removed) {

    /** The field of a customer. */
    public static final String FIELD = "answers";

    private static final Rule<List<String>> ASKED_NO_MORE = value -> {
        throw new NotAllowedException("may only be removed, by null: the question is asked no more");
    };

    /** An answer to be written. */
    record GivenAnswer(String question, int version, List<String> values) {}

    /**
     * Reads the field, if it is there. What is not allowed is an error of the field {@code answers.<question>}.
     *
     * @param questions those that are asked now
     * @param answered questions that the customer has answered: of these a removal is allowed though they are asked no more
     */
    static AnswerEdit read(Fields fields, List<Question> questions, Set<String> answered) {
        AnswerEdit edit = new AnswerEdit(new ArrayList<>(), new LinkedHashSet<>());
        fields.nested(
                FIELD,
                () -> fields.error(
                        FIELD,
                        "must be an object; null removes one answer, as in {\"" + FIELD + "\": {\"question\": null}}"),
                answers -> answers.names().forEach(name -> {
                    Optional<Question> question = questions.stream()
                            .filter(asked -> asked.name().equals(name))
                            .findFirst();
                    if (question.isPresent()) {
                        edit.read(answers, question.get());
                    } else if (answered.contains(name)) {
                        answers.optional(name, ASKED_NO_MORE, none -> edit.removed.add(name));
                    } else {
                        answers.refuse(name, "is no question; GET /questions lists them");
                    }
                }));
        return edit;
    }

    private void read(Fields answers, Question question) {
        answers.optional(question.name(), new AnswerRule(question), values -> {
            if (values == null) {
                removed.add(question.name());
            } else {
                given.add(new GivenAnswer(question.name(), question.version(), values));
            }
        });
    }
}
