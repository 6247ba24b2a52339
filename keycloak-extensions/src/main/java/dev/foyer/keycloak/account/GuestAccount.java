package dev.foyer.keycloak.account;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * What tells a guest's user from a customer's: the account type. A guest has neither email nor password, so it can never be taken
 * for an account; the address for mails about the purchase is an attribute that nobody signs in with.
 */
public final class GuestAccount {

    /** User attribute and token claim: the guest's address, in lower case. Nobody has proved it. */
    public static final String EMAIL = "guest_email";

    /** What a guest's user name begins with; a random UUID follows. */
    public static final String USERNAME_PREFIX = "guest-";

    private GuestAccount() {}

    /** Whether the user is a guest. */
    public static boolean is(@Nullable UserModel user) {
        return user != null && AccountType.GUEST.value().equals(user.getFirstAttribute(AccountType.ATTRIBUTE));
    }
}
