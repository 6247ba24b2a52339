package dev.foyer.keycloak.account;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a customer signed up as. The stored and transmitted form is the lower-case name. */
public enum AccountType {
    BUSINESS,
    PERSONAL,
    /** Buys once; made by the checkout only, never chosen. */
    GUEST;

    /** User attribute, form field and token claim of the account type. */
    public static final String ATTRIBUTE = "account_type";

    /** Finds the type of a stored or posted value; empty for anything that is not exactly one of the three. */
    public static Optional<AccountType> of(@Nullable String value) {
        for (AccountType type : values()) {
            if (type.value().equals(value)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Returns the stored form, such as {@code business}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
