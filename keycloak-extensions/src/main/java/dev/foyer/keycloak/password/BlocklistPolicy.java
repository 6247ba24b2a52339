package dev.foyer.keycloak.password;

import dev.foyer.keycloak.account.BusinessName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Refuses common passwords and those that are made of what is known of the person. */
final class BlocklistPolicy implements PasswordPolicyProvider {

    static final String COMMON = "foyer.password.common";
    static final String PERSONAL = "foyer.password.personal";

    private final KeycloakSession session;
    private final CommonPasswords common;

    BlocklistPolicy(KeycloakSession session, CommonPasswords common) {
        this.session = session;
        this.common = common;
    }

    @Override
    public @Nullable PolicyError validate(RealmModel realm, UserModel user, String password) {
        return judge(password, texts(realm, user));
    }

    @Override
    public @Nullable PolicyError validate(@Nullable String username, String password) {
        List<String> texts = new ArrayList<>(seller(session.getContext().getRealm()));
        if (username != null) {
            texts.add(username);
        }
        return judge(password, texts);
    }

    private @Nullable PolicyError judge(String password, List<String> texts) {
        if (common.contain(password)) {
            return new PolicyError(COMMON);
        }
        return new PersonalWords(texts).make(password) ? new PolicyError(PERSONAL) : null;
    }

    private static List<String> texts(RealmModel realm, UserModel user) {
        List<String> texts = new ArrayList<>(seller(realm));
        Stream.of(
                        user.getUsername(),
                        user.getEmail(),
                        user.getFirstName(),
                        user.getLastName(),
                        user.getFirstAttribute(BusinessName.ATTRIBUTE))
                .filter(Objects::nonNull)
                .forEach(texts::add);
        return texts;
    }

    private static List<String> seller(RealmModel realm) {
        return realm.getDisplayName() == null
                ? List.of(realm.getName())
                : List.of(realm.getName(), realm.getDisplayName());
    }

    @Override
    public @Nullable Object parseConfig(@Nullable String value) {
        return null;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
