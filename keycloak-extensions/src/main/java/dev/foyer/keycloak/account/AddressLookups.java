package dev.foyer.keycloak.account;

import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.validator.DuplicateEmailValidator;
import org.keycloak.userprofile.validator.DuplicateUsernameValidator;
import org.keycloak.userprofile.validator.EmailExistsAsUsernameValidator;
import org.keycloak.userprofile.validator.RegistrationUsernameExistsValidator;

/**
 * The rules of a sign-up and of a change of email that look for somebody with the same address. They stop at the first hit, which Keycloak's cache may
 * have, and search on where there is none: their time tells who has an account. A form that answers everybody alike leaves
 * them out and looks for itself.
 */
public final class AddressLookups {

    private static final String LEFT_OUT = AddressLookups.class.getName();

    private static final Set<String> RULES = Set.of(
            DuplicateEmailValidator.ID,
            DuplicateUsernameValidator.ID,
            EmailExistsAsUsernameValidator.ID,
            RegistrationUsernameExistsValidator.ID);

    private AddressLookups() {}

    /** From now on, profiles of sign-ups and changes of email in this request say nothing about addresses that are taken. */
    public static void leaveOut(KeycloakSession session) {
        session.setAttribute(LEFT_OUT, true);
    }

    static boolean mayBeLeftOut(UserProfileContext context) {
        return context == UserProfileContext.REGISTRATION || context == UserProfileContext.UPDATE_EMAIL;
    }

    static boolean areLeftOut(KeycloakSession session) {
        return session.getAttribute(LEFT_OUT) != null;
    }

    static void leaveOut(AttributeMetadata attribute) {
        attribute.getValidators().removeIf(validator -> RULES.contains(validator.getValidatorId()));
    }
}
