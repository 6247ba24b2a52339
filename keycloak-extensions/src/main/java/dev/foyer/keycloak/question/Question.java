package dev.foyer.keycloak.question;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked at sign-up: an attribute of the realm's user profile with an annotation that says so.
 *
 * @param name of the attribute, which is also the user's and the form's
 * @param version 1 or more; the seller raises it when the question asks something else than before
 */
public record Question(String name, int version) {

    /** The annotation; its value is the version. */
    public static final String ANNOTATION = "foyerQuestion";

    // Written out where the feature that has the constant depends on this one: account types, and the form's own
    // fields.
    private static final Set<String> KEYCLOAKS = Set.of(
            "username",
            "email",
            "firstName",
            "lastName",
            "locale",
            "password",
            "password-confirm",
            "termsAccepted",
            "g-recaptcha-response");
    private static final Set<String> OURS = Set.of(
            "account_type",
            "business_name",
            "first_sign_in_at",
            "customer_id",
            "customer_number",
            "customer_status",
            "mfa_policy",
            "mfa_required_from",
            "companies",
            "guest_email",
            QuestionVersions.ATTRIBUTE);
    private static final Set<String> NEVER =
            Stream.of(KEYCLOAKS, OURS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    // Nine digits fit an integer, and nobody asks that often.
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    /**
     * The question that an attribute is; empty for every other attribute, and where the annotation cannot be meant.
     *
     * @param annotations the attribute's; null where it has none
     */
    public static Optional<Question> of(String name, @Nullable Map<String, Object> annotations) {
        if (!isMarked(annotations) || problem(name, annotations).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Question(name, Integer.parseInt(version(annotations))));
    }

    /** Why the annotation of an attribute cannot be meant, and what to do; empty when it can, or is not there. */
    static Optional<String> problem(String name, @Nullable Map<String, Object> annotations) {
        if (!isMarked(annotations)) {
            return Optional.empty();
        }
        if (NEVER.contains(name)) {
            return Optional.of("Attribute " + name + ": it cannot be a question, because it has a meaning of its own."
                    + " Remove the annotation " + ANNOTATION + ".");
        }
        String version = version(annotations);
        if (!VERSION.matcher(version).matches()) {
            return Optional.of("Attribute " + name + ", annotation " + ANNOTATION + ": found '" + version
                    + "'; allowed is the question's version, a whole number from 1 to 999999999.");
        }
        return Optional.empty();
    }

    private static boolean isMarked(@Nullable Map<String, Object> annotations) {
        return annotations != null && annotations.containsKey(ANNOTATION);
    }

    /** The console writes texts, other programs numbers. */
    private static String version(@Nullable Map<String, Object> annotations) {
        return annotations == null
                ? ""
                : String.valueOf(annotations.get(ANNOTATION)).strip();
    }
}
