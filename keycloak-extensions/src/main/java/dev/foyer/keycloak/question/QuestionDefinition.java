package dev.foyer.keycloak.question;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributeRequired;
import org.keycloak.representations.userprofile.config.UPAttributeSelector;
import org.keycloak.validate.validators.OptionsValidator;

/**
 * A question as the realm's user profile has it.
 *
 * @param type Keycloak's name of the input type, such as {@code select} or {@code html5-date}
 * @param required whether it has to be answered at sign-up, perhaps for some client scopes only
 * @param options the only values that are allowed; empty where any is
 * @param multivalued whether an answer may have several values
 * @param scopes client scopes of which one must be asked for; empty where the question is asked by every application
 * @param label what the form shows: a text, or <code>${key}</code> of the realm's localization
 */
public record QuestionDefinition(
        String name,
        int version,
        String type,
        boolean required,
        List<String> options,
        boolean multivalued,
        List<String> scopes,
        String label) {

    private static final String INPUT_TYPE = "inputType";
    private static final String USER = "user";

    /** Empty for an attribute that is no question. */
    static Optional<QuestionDefinition> of(UPAttribute attribute) {
        return Question.of(attribute.getName(), attribute.getAnnotations())
                .map(question -> new QuestionDefinition(
                        question.name(),
                        question.version(),
                        type(attribute),
                        isRequired(attribute.getRequired()),
                        options(attribute),
                        attribute.isMultivalued(),
                        scopes(attribute.getSelector()),
                        label(attribute)));
    }

    private static String type(UPAttribute attribute) {
        Object type = attribute.getAnnotations().get(INPUT_TYPE);
        return type == null || type.toString().isBlank() ? "text" : type.toString();
    }

    private static boolean isRequired(@Nullable UPAttributeRequired required) {
        return required != null
                && (required.isAlways()
                        || (required.getRoles() != null && required.getRoles().contains(USER))
                        || (required.getScopes() != null
                                && !required.getScopes().isEmpty()));
    }

    private static List<String> options(UPAttribute attribute) {
        Map<String, Map<String, Object>> rules = Objects.requireNonNullElse(attribute.getValidations(), Map.of());
        Map<String, Object> rule = rules.get(OptionsValidator.ID);
        Object options = rule == null ? null : rule.get(OptionsValidator.KEY_OPTIONS);
        return options instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static List<String> scopes(@Nullable UPAttributeSelector selector) {
        Set<String> scopes = selector == null ? null : selector.getScopes();
        return scopes == null ? List.of() : scopes.stream().sorted().toList();
    }

    private static String label(UPAttribute attribute) {
        String label = attribute.getDisplayName();
        return label == null || label.isBlank() ? attribute.getName() : label;
    }
}
