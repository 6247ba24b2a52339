package dev.foyer.keycloak.account;

import dev.foyer.keycloak.signin.FirstSignIn;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** What a customer may not change any more. */
final class Fixed {

    private Fixed() {}

    /** The account type is chosen once. */
    static boolean accountType(@Nullable UserModel user) {
        return has(user, AccountType.ATTRIBUTE);
    }

    /** The business name is read when the email address is verified, or was ever: nobody signs in before that. */
    static boolean businessName(@Nullable UserModel user) {
        return user != null
                && has(user, BusinessName.ATTRIBUTE)
                && (user.isEmailVerified() || has(user, FirstSignIn.ATTRIBUTE));
    }

    /** A person has no business name to see or to fill in. */
    static boolean person(@Nullable UserModel user) {
        return user != null && AccountType.PERSONAL.value().equals(user.getFirstAttribute(AccountType.ATTRIBUTE));
    }

    private static boolean has(@Nullable UserModel user, String attribute) {
        return user != null
                && !BusinessName.trim(user.getFirstAttribute(attribute)).isEmpty();
    }
}
