package dev.foyer.keycloak.question;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;

/**
 * Who is asked a question, and when: whoever signs up, on the form or in the review of an identity provider's data, and nobody
 * afterwards. The declarative configuration knows roles and scopes, but not sign-up: a new question that must be answered
 * would stand in the way of every customer's next login, and of every edit by an administrator.
 */
public final class QuestionRules {

    private static final String ANSWERED = QuestionRules.class.getName() + ".answered";
    private static final Predicate<AttributeContext> NEVER = AttributeMetadata.ALWAYS_FALSE;

    private QuestionRules() {}

    /** Narrows a profile, the caller's own copy, to what its context may do with questions. */
    public static void apply(UserProfileMetadata profile, KeycloakSession session) {
        UserProfileContext context = profile.getContext();
        boolean answered = session.getAttribute(ANSWERED) != null;
        for (AttributeMetadata attribute : profile.getAttributes()) {
            if (isQuestion(attribute)) {
                narrow(attribute, context, answered);
            }
        }
    }

    private static void narrow(AttributeMetadata question, UserProfileContext context, boolean answered) {
        switch (context) {
            case REGISTRATION -> {
                if (answered) {
                    question.setSelector(NEVER);
                }
            }
            case IDP_REVIEW -> {
                // asked as it is defined
            }
            case USER_API, SCIM -> unasked(question);
            default -> {
                unasked(question);
                // Whatever the application: what is not part of a profile could be written as an unmanaged attribute.
                question.setSelector(AttributeMetadata.ALWAYS_TRUE);
                question.addReadCondition(NEVER).addWriteCondition(NEVER);
            }
        }
    }

    /** A default is a proposal of the form: it must not become the answer of somebody who has not seen it. */
    private static void unasked(AttributeMetadata question) {
        question.setRequired(NEVER).setDefaultValue(null);
    }

    /** Names of the questions in a profile. */
    public static Set<String> names(UserProfileMetadata profile) {
        return profile.getAttributes().stream()
                .filter(QuestionRules::isQuestion)
                .map(AttributeMetadata::getName)
                .collect(Collectors.toSet());
    }

    /**
     * Does something with the profile of a sign-up in which no question is asked: they were answered when the form was sent,
     * by the rules of then.
     */
    public static <T> T answered(KeycloakSession session, Supplier<T> work) {
        session.setAttribute(ANSWERED, true);
        try {
            return work.get();
        } finally {
            session.removeAttribute(ANSWERED);
        }
    }

    private static boolean isQuestion(AttributeMetadata attribute) {
        return Question.of(attribute.getName(), attribute.getAnnotations()).isPresent();
    }
}
