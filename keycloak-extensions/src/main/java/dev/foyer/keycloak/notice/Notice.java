package dev.foyer.keycloak.notice;

import java.util.Locale;

/**
 * What a customer is told of. The lower-case name with hyphens is the value that the template {@code foyer-notice.ftl} decides by,
 * and part of the subject's key.
 */
enum Notice {
    /** A password took the place of another. */
    PASSWORD_CHANGED,
    /** There is no password any more. */
    PASSWORD_REMOVED,
    /** A second factor was set up, or set up anew. */
    FACTOR_ADDED,
    /** A second factor does not count any more. */
    FACTOR_REMOVED,
    /** To the new address: it is the account's now. */
    EMAIL_NEW,
    /** To the former address: it is not the account's any more. */
    EMAIL_FORMER;

    String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Nobody has to see a key to a text for a phone number in the mail's name, so it is told in words. */
    static Notice ofCredential(String type, boolean removed) {
        if (type.equals("password")) {
            return removed ? PASSWORD_REMOVED : PASSWORD_CHANGED;
        }
        return removed ? FACTOR_REMOVED : FACTOR_ADDED;
    }
}
