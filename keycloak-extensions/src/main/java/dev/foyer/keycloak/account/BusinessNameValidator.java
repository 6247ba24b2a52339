package dev.foyer.keycloak.account;

import java.util.Optional;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * Validator of the attribute {@code business_name}: required of business accounts on every way in.
 *
 * <p>It is a request, read once when the email address is verified; from then on only an admin may change it. A name that
 * was missing before passes in an admin's context, because an admin must be able to edit or disable that user, and is asked
 * for at the next login.
 */
public final class BusinessNameValidator implements SimpleValidator {

    /** Name under which a user profile refers to this validator. */
    public static final String ID = "foyer-business-name";

    static final String FIXED = "foyer.error.business-name-fixed";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public ValidationContext validate(
            Object input, String inputHint, ValidationContext context, ValidatorConfig config) {
        ProfileChange change = ProfileChange.of(context);
        int maxLength = change.settings().businessNameMaxLength();
        problem(change, maxLength)
                .ifPresent(message -> context.addError(new ValidationError(ID, inputHint, message, maxLength)));
        return context;
    }

    private static Optional<String> problem(ProfileChange change, int maxLength) {
        String submitted = change.submitted(BusinessName.ATTRIBUTE);
        String stored = change.stored(BusinessName.ATTRIBUTE);
        if (!change.submitted(AccountType.ATTRIBUTE).equals(AccountType.BUSINESS.value())
                || change.isServiceAccount()) {
            return change.keeps(BusinessName.ATTRIBUTE)
                            || BusinessName.trim(submitted).isEmpty()
                    ? Optional.empty()
                    : BusinessName.problem(submitted, maxLength);
        }
        if (change.keeps(BusinessName.ATTRIBUTE) && !stored.isEmpty()) {
            return Optional.empty();
        }
        if (change.isBusinessNameFixed()) {
            return Optional.of(FIXED);
        }
        boolean wasMissing =
                stored.isEmpty() && change.stored(AccountType.ATTRIBUTE).equals(AccountType.BUSINESS.value());
        if (submitted.isEmpty() && wasMissing && change.isByAdmin()) {
            return Optional.empty();
        }
        return BusinessName.problem(submitted, maxLength);
    }
}
