package dev.foyer.keycloak.login;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a link to a password is sent for. The lower-case name leads to the mail: {@code foyer-link-<name>.ftl}. */
public enum LinkKind {
    /** Somebody is to get a login who has none, or has not used it yet. */
    INVITATION,
    /** A customer is told how to sign in. */
    LOGIN,
    /** A customer is to choose another password. */
    PASSWORD;

    /** All names, as a message lists them. */
    public static final String NAMES =
            Arrays.stream(values()).map(LinkKind::value).collect(Collectors.joining(", "));

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the kind of a transmitted value. */
    public static Optional<LinkKind> of(String value) {
        return Arrays.stream(values())
                .filter(kind -> kind.value().equals(value))
                .findFirst();
    }
}
