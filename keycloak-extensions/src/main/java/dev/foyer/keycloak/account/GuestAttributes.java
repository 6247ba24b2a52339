package dev.foyer.keycloak.account;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.DefaultAttributes;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;
import org.keycloak.validate.ValidationError;

/**
 * A guest's profile as the guest sees it. Nothing is missing in it, so that nobody is asked for an email address after the guest
 * page, and nothing can be changed: what a guest wants to change begins with an account.
 */
final class GuestAttributes extends DefaultAttributes {

    private static final long serialVersionUID = 1L;

    GuestAttributes(
            UserProfileContext context,
            Map<String, ?> attributes,
            @Nullable UserModel guest,
            UserProfileMetadata profile,
            KeycloakSession session) {
        super(context, attributes, guest, profile, session);
    }

    @Override
    public boolean isReadOnly(String name) {
        return true;
    }

    @Override
    @SafeVarargs
    public final boolean validate(String name, Consumer<ValidationError>... listeners) {
        return true;
    }
}
