package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.signup.PendingSignUp.Details;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/**
 * The password that is chosen while a sign-up is confirmed. Its fields have the names of those on Keycloak's own page for a new
 * password, and the realm's policy holds.
 */
final class FirstPassword {

    private static final String FIELD = "password-new";
    private static final String REPEATED = "password-confirm";

    private final @Nullable String value;
    private final @Nullable String repeated;

    private FirstPassword(@Nullable String value, @Nullable String repeated) {
        this.value = value;
        this.repeated = repeated;
    }

    /** What stands in the form at hand. */
    static FirstPassword typed(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        return new FirstPassword(form.getFirst(FIELD), form.getFirst(REPEATED));
    }

    /** Why it cannot be taken, to be said at its field; empty when it can. */
    Optional<FormMessage> problem(KeycloakSession session, RealmModel realm, Details details) {
        if (value == null || Validation.isBlank(value)) {
            return Optional.of(new FormMessage(Validation.FIELD_PASSWORD, Messages.MISSING_PASSWORD));
        }
        if (!value.equals(repeated)) {
            return Optional.of(new FormMessage(Validation.FIELD_PASSWORD_CONFIRM, Messages.NOTMATCH_PASSWORD));
        }
        PolicyError error = session.getProvider(PasswordPolicyManagerProvider.class)
                .validate(realm, owner(session, realm, details), value);
        return Optional.ofNullable(error)
                .map(refusal ->
                        new FormMessage(Validation.FIELD_PASSWORD, refusal.getMessage(), refusal.getParameters()));
    }

    /** Gives it to the user, who has none yet. Only for one without a {@link #problem}. */
    void giveTo(UserModel user) {
        user.credentialManager().updateCredential(UserCredentialModel.password(value, false));
    }

    // Policies compare with what the user will be called.
    private static UserModel owner(KeycloakSession session, RealmModel realm, Details details) {
        LightweightUserAdapter owner = new LightweightUserAdapter(session, realm, null);
        String email = details.first(UserModel.EMAIL);
        owner.setEmail(email);
        owner.setUsername(realm.isRegistrationEmailAsUsername() ? email : details.first(UserModel.USERNAME));
        owner.setFirstName(details.first(UserModel.FIRST_NAME));
        owner.setLastName(details.first(UserModel.LAST_NAME));
        return owner;
    }
}
