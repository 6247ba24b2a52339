package dev.foyer.keycloak.question;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.DefaultAttributes;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;
import org.keycloak.validate.ValidationError;

/**
 * A profile as an administrator edits it, in which an answer that is left as it is passes, whatever its question allows by now:
 * whoever answered an earlier version must stay editable. The rules still show what the question allows, in the console's form.
 */
public final class KeptAnswers extends DefaultAttributes {

    private static final long serialVersionUID = 1L;

    private final Set<String> questions;

    /**
     * @param user null for one that is about to be created
     * @param questions names of the questions in the profile
     */
    public KeptAnswers(
            UserProfileContext context,
            Map<String, ?> attributes,
            @Nullable UserModel user,
            UserProfileMetadata profile,
            KeycloakSession session,
            Set<String> questions) {
        super(context, attributes, user, profile, session);
        this.questions = Set.copyOf(questions);
    }

    @Override
    @SafeVarargs
    public final boolean validate(String name, Consumer<ValidationError>... listeners) {
        return (questions.contains(name) && keeps(name)) || super.validate(name, listeners);
    }

    private boolean keeps(String name) {
        return written(get(name).stream()).equals(user == null ? List.of() : written(user.getAttributeStream(name)));
    }

    private static List<String> written(Stream<String> values) {
        return values.filter(value -> value != null && !value.isBlank())
                .sorted()
                .toList();
    }
}
