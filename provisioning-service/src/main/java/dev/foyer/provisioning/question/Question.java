package dev.foyer.provisioning.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.keycloak.SignUpQuestions.SignUpQuestion;
import java.util.List;

/**
 * A question that is asked at sign-up, as the API shows it. It is defined in Keycloak, in the user profile of the realm.
 *
 * @param version grows when the question asks something else than before
 * @param type of the input, as Keycloak names it: {@code text}, {@code textarea}, {@code select},
 *     {@code select-radiobuttons}, {@code multiselect}, {@code multiselect-checkboxes}, {@code html5-number},
 *     {@code html5-date} or another
 * @param required whether it has to be answered at sign-up, perhaps in some applications only
 * @param options the only values that are allowed; empty where any is
 * @param multivalued whether an answer may have several values
 * @param scopes client scopes of the applications that ask it; empty where all do
 * @param label a text, or <code>${key}</code> of a text in the realm's localization
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Question(
        String name,
        int version,
        String type,
        boolean required,
        List<String> options,
        boolean multivalued,
        List<String> scopes,
        String label) {

    static Question of(SignUpQuestion defined) {
        return new Question(
                defined.name(),
                defined.version(),
                defined.type(),
                defined.required(),
                defined.options(),
                defined.multivalued(),
                defined.scopes(),
                defined.label());
    }
}
