package dev.foyer.keycloak.account;

import java.util.Optional;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * Validator of the attribute {@code account_type}: chosen at sign-up, from then on changed in an admin's context only.
 *
 * <p>Refuses what is new and wrong, never what was stored before: an unchanged value passes everywhere, also when
 * personal accounts were switched off meanwhile.
 */
public final class AccountTypeValidator implements SimpleValidator {

    /** Name under which a user profile refers to this validator. */
    public static final String ID = "foyer-account-type";

    static final String REQUIRED = "foyer.error.account-type-required";
    static final String UNKNOWN = "foyer.error.account-type-unknown";
    static final String FIXED = "foyer.error.account-type-fixed";
    static final String PERSONAL_OFF = "foyer.error.personal-accounts-off";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public ValidationContext validate(
            Object input, String inputHint, ValidationContext context, ValidatorConfig config) {
        problem(ProfileChange.of(context))
                .ifPresent(message -> context.addError(new ValidationError(ID, inputHint, message)));
        return context;
    }

    private static Optional<String> problem(ProfileChange change) {
        if (change.isServiceAccount()) {
            return Optional.empty();
        }
        String submitted = change.submitted(AccountType.ATTRIBUTE);
        if (change.keeps(AccountType.ATTRIBUTE)) {
            return submitted.isEmpty() && isAsked(change) ? Optional.of(REQUIRED) : Optional.empty();
        }
        if (change.isAccountTypeFixed()) {
            return Optional.of(FIXED);
        }
        if (submitted.isEmpty()) {
            return Optional.empty();
        }
        Optional<AccountType> type = AccountType.of(submitted);
        if (type.isEmpty() || type.get() == AccountType.GUEST) {
            return Optional.of(UNKNOWN);
        }
        return type.get() == AccountType.PERSONAL && !change.settings().personalAccounts()
                ? Optional.of(PERSONAL_OFF)
                : Optional.empty();
    }

    /**
     * Who has no type yet is asked at sign-up; later, where it matters: once everybody has to be a business. Staff are no
     * customers and are never asked.
     */
    private static boolean isAsked(ProfileChange change) {
        return change.isSignUp()
                || (change.isProfilePage() && !change.settings().personalAccounts() && !change.isByStaff());
    }
}
