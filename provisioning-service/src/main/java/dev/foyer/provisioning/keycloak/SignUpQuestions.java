package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What is asked at sign-up.
 *
 * @param questions in the realm's order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SignUpQuestions(List<SignUpQuestion> questions) {

    /**
     * One question, as the realm's user profile defines it.
     *
     * @param type Keycloak's name of the input type
     * @param required whether it has to be answered at sign-up
     * @param options the only values that are allowed; empty where any is
     * @param scopes client scopes of which one must be asked for; empty where every application asks
     * @param label a text, or a key of the realm's texts
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SignUpQuestion(
            String name,
            int version,
            String type,
            boolean required,
            List<String> options,
            boolean multivalued,
            List<String> scopes,
            String label) {}
}
